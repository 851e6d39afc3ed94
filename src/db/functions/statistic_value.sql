-- Returns the value of a statistic for sums. Null where it has none, or if there is no such statistic.
-- generated: by npm run generate, from src/domain/statistics.ts
create function statistic_value(key text, sums player_totals) returns double precision language sql immutable
as $$
  select case key
    when 'kills' then (1 * ((sums).kills)::double precision)
    when 'kd' then coalesce(1 * ((sums).kills)::double precision / nullif(((sums).deaths)::double precision, 0), 1 * ((sums).kills)::double precision)
    when 'dpm' then (60 * ((sums).damage_given)::double precision / nullif(((sums).time_played)::double precision, 0))
    when 'accuracy' then (100 * ((sums).bullet_hits)::double precision / nullif(((sums).bullet_shots)::double precision, 0))
    when 'headshots' then (1 * ((sums).headshots)::double precision)
    when 'games' then (1 * ((sums).rounds)::double precision)
    when 'revives' then (1 * ((sums).revives_given)::double precision)
    when 'gibs' then (1 * ((sums).gibs)::double precision)
    when 'objectives' then (1 * ((sums).objectives)::double precision)
    when 'efficiency' then (100 * ((sums).kills)::double precision / nullif(((sums).kills + (sums).deaths)::double precision, 0))
    when 'teamwork' then (100 * ((sums).team_damage_given)::double precision / nullif(((sums).damage_given)::double precision, 0))
    when 'multikills' then (1 * ((sums).multikills)::double precision)
    when 'grenades' then (1 * ((sums).grenade_kills)::double precision)
    when 'xp' then (1 * ((sums).xp)::double precision)
    when 'useful_kills' then (1 * ((sums).useful_kills)::double precision)
    when 'denied_playtime' then (1 * ((sums).denied_playtime)::double precision)
    when 'assists' then (1 * ((sums).kill_assists)::double precision)
    when 'damage_ratio' then (1 * ((sums).damage_given)::double precision / nullif(greatest(((sums).damage_received)::double precision, 1), 0))
    when 'frag_potential' then (60 * ((sums).damage_given)::double precision / nullif(greatest(((sums).time_played - (sums).time_dead)::double precision, 1), 0))
    when 'survival' then case when ((sums).time_played)::double precision <> 0 then least(greatest(100 * ((sums).time_played - (sums).time_dead)::double precision / nullif(((sums).time_played)::double precision, 0), 0), 100) end
    when 'constructions' then (1 * ((sums).constructions)::double precision)
    when 'dynamites' then (1 * ((sums).dynamites_planted)::double precision)
    when 'playtime' then (1 * ((sums).time_played)::double precision)
  end
$$;
