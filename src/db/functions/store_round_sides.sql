-- Stores the players' sides in these rounds. Call it after the rounds were written or judged.
-- needs: counted_round_sides
create function store_round_sides(ids bigint[]) returns void language sql
as $$
  delete from round_sides where round_id = any (ids);
  insert into round_sides (round_id, axis, allies)
  select round_id, axis, allies from counted_round_sides where round_id = any (ids);
$$;
