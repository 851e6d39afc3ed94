-- Written by `npm run generate`: the schema as it is after all migrations. To read, not to run.

create table address_ban (
  only_row boolean default true not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  said text not null,
  constraint address_ban_pkey PRIMARY KEY (only_row),
  constraint address_ban_only_row_check CHECK (only_row),
  constraint address_ban_until_check CHECK ((until > since))
);
comment on table address_ban is 'The latest ban of the Worker''s address by Discord''s REST API.';
comment on column address_ban.said is 'What Discord answered.';

create table discord_pauses (
  scope text not null,
  until timestamp with time zone not null,
  constraint discord_pauses_pkey PRIMARY KEY (scope)
);
comment on table discord_pauses is 'Until when Discord takes no request with the bot token.';
comment on column discord_pauses.scope is 'The beginning of a path, such as /channels/123, or everything.';

create table excluded_players (
  guid text not null,
  excluded_at timestamp with time zone not null,
  excluded_by bigint not null,
  reason text not null,
  constraint excluded_players_pkey PRIMARY KEY (guid),
  constraint excluded_players_guid_check CHECK ((guid <> ''::text))
);
comment on table excluded_players is 'GUIDs whose player rows never count, because a manager excluded the person. The rows stay. One GUID excludes the whole person.';

create table forgotten_players (
  guid text not null,
  asked_at timestamp with time zone not null,
  remove_after timestamp with time zone not null,
  removed_at timestamp with time zone,
  mark integer,
  name_hashes text[] default '{}'::text[] not null,
  constraint forgotten_players_pkey PRIMARY KEY (guid),
  constraint forgotten_players_guid_check CHECK ((guid <> ''::text)),
  constraint forgotten_players_mark_iff_removed CHECK (((mark IS NULL) = (removed_at IS NULL)))
);
comment on table forgotten_players is 'GUIDs whose players asked that their names be deleted. Until removed_at is set they are hidden from others and can take it back. A backup that is restored needs the newest copy of this table.';
comment on column forgotten_players.remove_after is 'When the names may be removed at the earliest.';
comment on column forgotten_players.removed_at is 'When the names were removed. No name of this GUID is stored any more.';
comment on column forgotten_players.mark is 'The control character that stands for each byte of the names in stored files.';
comment on column forgotten_players.name_hashes is 'HMAC-SHA256 of the removed names under FORGOTTEN_NAMES_KEY, which is not in the database. They find the names in endstats files that come before their round.';

create table gaming_sessions (
  server text not null,
  session_start timestamp with time zone not null,
  session_date date not null,
  first_round_time time(0) without time zone not null,
  address text not null,
  counts boolean not null,
  rounds integer not null,
  constraint gaming_sessions_pkey PRIMARY KEY (session_start, server)
);
comment on table gaming_sessions is 'Rollup of rounds: one row per gaming session, read off its first round.';
comment on column gaming_sessions.session_date is 'With first_round_time: when the first round ended, by the game server''s own clock.';
comment on column gaming_sessions.address is 'Stamp of the first round and a digest of the server.';
comment on column gaming_sessions.counts is 'At least one of its rounds does.';
comment on column gaming_sessions.rounds is 'All of its rounds, those that do not count included.';
CREATE INDEX gaming_sessions_date_idx ON public.gaming_sessions USING btree (session_date, session_start, server);

create table given_names (
  guid text not null,
  name text not null,
  given_at timestamp with time zone not null,
  given_by bigint not null,
  constraint given_names_pkey PRIMARY KEY (guid),
  constraint given_names_guid_check CHECK ((guid <> ''::text)),
  constraint given_names_name_check CHECK ((name <> ''::text))
);
comment on table given_names is 'Names that managers gave to people whose own name must not be shown. They take precedence over all others.';

create table handled_interactions (
  id bigint not null,
  handled_at timestamp with time zone default now() not null,
  constraint handled_interactions_pkey PRIMARY KEY (id)
);
comment on table handled_interactions is 'Interactions that wrote something: the same request again inside the replay window writes nothing more.';
CREATE INDEX handled_interactions_at_idx ON public.handled_interactions USING btree (handled_at);

create table jobs (
  name text not null,
  due_at timestamp with time zone,
  retry_at timestamp with time zone,
  leased_by text,
  leased_until timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  succeeded_at timestamp with time zone,
  took_ms integer,
  result jsonb,
  error text,
  failures integer default 0 not null,
  constraint jobs_pkey PRIMARY KEY (name),
  constraint jobs_failures_check CHECK ((failures >= 0)),
  constraint jobs_lease_check CHECK (((leased_by IS NULL) = (leased_until IS NULL))),
  constraint jobs_took_ms_check CHECK ((took_ms >= 0))
);
comment on table jobs is 'Jobs that run by the clock: when each is due, who runs it, and how its last run went.';
comment on column jobs.due_at is 'When the job is due. Null if only the rows that it works on say so.';
comment on column jobs.retry_at is 'A job that failed does not run before this time.';
comment on column jobs.leased_by is 'The invocation that runs the job until leased_until.';
comment on column jobs.result is 'Facts of the last run that succeeded.';
comment on column jobs.error is 'What the last run failed with. Null if it succeeded.';
comment on column jobs.failures is 'How many times the job has failed since it last succeeded.';

create table legacy_aliases (
  guid text not null,
  alias text not null,
  id bigint,
  times_seen integer,
  first_seen timestamp with time zone,
  last_seen timestamp with time zone,
  seeded boolean not null,
  counted bigint not null,
  counted_first timestamp with time zone,
  counted_last timestamp with time zone,
  constraint legacy_aliases_pkey PRIMARY KEY (guid, alias)
);
comment on table legacy_aliases is 'Names of the old bot whose rounds have changed since: what player_aliases held before, and how much of it came from rounds that are stored here and count.';
comment on column legacy_aliases.id is 'Id of the row in player_aliases; null where the old bot had none, and times_seen is 0.';

create table legacy_migrations (
  migrated_at timestamp with time zone default now() not null,
  source_file text not null,
  time_zone text not null,
  strip_nul boolean not null,
  empty_as_null boolean not null,
  constraint legacy_migrations_pkey PRIMARY KEY (migrated_at)
);
comment on table legacy_migrations is 'How the legacy rows were read, so that a later --verify reads them the same way.';

create table link_claims (
  discord_id bigint not null,
  discord_username text,
  guid text not null,
  code text,
  claimed_at timestamp with time zone not null,
  outcome text,
  told boolean default false not null,
  constraint link_claims_pkey PRIMARY KEY (discord_id),
  constraint link_claims_code_fkey FOREIGN KEY (code) REFERENCES link_codes(code),
  constraint link_claims_discord_id_check CHECK ((discord_id > 0)),
  constraint link_claims_outcome_check CHECK ((outcome = ANY (ARRAY['proved'::text, 'accepted'::text, 'taken'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint link_claims_username_check CHECK (((discord_username IS NULL) = (outcome IS NOT NULL)))
);
comment on table link_claims is 'The latest claim of a Discord user to be a player. Others see nothing of it.';
comment on column link_claims.guid is 'As the user named it: it may have been merged into somebody.';
comment on column link_claims.outcome is 'Null while it waits. taken: somebody else was linked to the player.';
comment on column link_claims.told is 'The user has read the outcome. The row is removed a day after the claim.';
CREATE INDEX link_claims_waiting_idx ON public.link_claims USING btree (guid) WHERE (outcome IS NULL);

create table link_codes (
  code text not null,
  guid text not null,
  issued_at timestamp with time zone not null,
  worn boolean default false not null,
  constraint link_codes_pkey PRIMARY KEY (code),
  constraint link_codes_code_check CHECK ((code ~ '^[A-Z]{4}$'::text))
);
comment on table link_codes is 'The codes that /link showed. In rounds of the 30 days after, this player''s names are stored without the code.';
comment on column link_codes.worn is 'A stored file has the code in its player''s name, so that it is needed whenever that file is read. Others are removed after 60 days.';
CREATE INDEX link_codes_issued_idx ON public.link_codes USING btree (issued_at);

create table maps (
  map_key text not null,
  map_name text not null,
  constraint maps_pkey PRIMARY KEY (map_key)
);
comment on table maps is 'Rollup of rounds: the most frequent spelling of each map''s name.';

create table metric_totals (
  kind text not null,
  name text not null,
  runs bigint not null,
  errors bigint not null,
  ms bigint not null,
  sql_ms bigint not null,
  constraint metric_totals_pkey PRIMARY KEY (kind, name)
);
comment on table metric_totals is 'Sums of the rows that upkeep removed from metrics, so that the counters of GET /metrics never fall.';

create table metrics (
  at timestamp with time zone not null,
  id integer not null,
  kind text not null,
  name text not null,
  ms integer not null,
  sql_ms integer not null,
  round_trips smallint not null,
  error text,
  constraint metrics_pkey PRIMARY KEY (at, id),
  constraint metrics_error_check CHECK ((error ~ '^[A-Za-z0-9 -]{1,40}$'::text)),
  constraint metrics_kind_check CHECK ((kind ~ '^[a-z ]{1,20}$'::text)),
  constraint metrics_ms_check CHECK ((ms >= 0)),
  constraint metrics_name_check CHECK ((name ~ '^[A-Za-z0-9 ._-]{1,40}$'::text)),
  constraint metrics_round_trips_check CHECK ((round_trips >= 0)),
  constraint metrics_sql_ms_check CHECK ((sql_ms >= 0))
);
comment on table metrics is 'One row per interaction, upload, post and job that used the database. Nothing anybody typed. Upkeep keeps 30 days and adds older rows to metric_totals.';
comment on column metrics.id is 'A random number, so that a repeated request writes one row.';
comment on column metrics.name is 'The command, the route of a button, the server of an upload, the kind of a post, or the job.';
comment on column metrics.sql_ms is 'How long of it the database took.';
comment on column metrics.error is 'The code of what failed. Null if nothing did.';

create table pair_ranks (
  guid_a text collate "C" not null,
  guid_b text collate "C" not null,
  score double precision not null,
  weighted double precision not null,
  constraint pair_ranks_pkey PRIMARY KEY (guid_a, guid_b)
);
comment on table pair_ranks is 'Ranking of pair_totals: the pairs that rank, as they were when rank_pairs was last called.';
comment on column pair_ranks.score is 'Synergy.';
comment on column pair_ranks.weighted is 'Synergy times confidence, by which pairs rank.';
CREATE INDEX pair_ranks_best_idx ON public.pair_ranks USING btree (weighted DESC);
CREATE INDEX pair_ranks_partner_idx ON public.pair_ranks USING btree (guid_b);

create table pair_sessions (
  server text not null,
  session_start timestamp with time zone not null,
  guid_a text collate "C" not null,
  guid_b text collate "C" not null,
  rounds integer not null,
  wins integer not null,
  losses integer not null,
  draws integer not null,
  kills_a bigint not null,
  deaths_a bigint not null,
  kills_b bigint not null,
  deaths_b bigint not null,
  constraint pair_sessions_pkey PRIMARY KEY (guid_a, guid_b, session_start, server),
  constraint pair_sessions_check CHECK ((guid_a <= guid_b))
);
comment on table pair_sessions is 'Rollup of counted_player_rounds per gaming session and pair of people: rounds on the same side. wins, losses and draws are rounds of decided maps.';
CREATE INDEX pair_sessions_session_idx ON public.pair_sessions USING btree (session_start, server);

create table pair_totals (
  guid_a text collate "C" not null,
  guid_b text collate "C" not null,
  rounds integer not null,
  wins integer not null,
  losses integer not null,
  draws integer not null,
  kills_a bigint not null,
  deaths_a bigint not null,
  kills_b bigint not null,
  deaths_b bigint not null,
  constraint pair_totals_pkey PRIMARY KEY (guid_a, guid_b),
  constraint pair_sessions_check CHECK ((guid_a <= guid_b))
);
comment on table pair_totals is 'Rollup of pair_sessions over all time.';
CREATE INDEX pair_totals_partner_idx ON public.pair_totals USING btree (guid_b);

create table pairs_to_rank (
  guid text collate "C" not null,
  constraint pairs_to_rank_pkey PRIMARY KEY (guid)
);
comment on table pairs_to_rank is 'Ranking of pair_totals: people whose pairs have changed since.';

create table person_decisions (
  id bigint generated by default as identity not null,
  guid text not null,
  decision text not null,
  decided_at timestamp with time zone not null,
  decided_by bigint not null,
  reason text,
  constraint person_decisions_pkey PRIMARY KEY (id),
  constraint person_decisions_decision_check CHECK ((decision = ANY (ARRAY['exclude'::text, 'include'::text, 'rename'::text, 'restore name'::text, 'delete'::text, 'keep'::text]))),
  constraint person_decisions_guid_check CHECK ((guid <> ''::text))
);
comment on table person_decisions is 'What managers decided about people, the undone decisions included.';
comment on column person_decisions.reason is 'In the manager''s words, without names of people who were forgotten.';
CREATE INDEX person_decisions_guid_idx ON public.person_decisions USING btree (guid, id);

create table player_aliases (
  id bigint generated by default as identity not null,
  guid text not null,
  alias text not null,
  first_seen timestamp with time zone default now(),
  last_seen timestamp with time zone default now(),
  times_seen integer default 1,
  seeded boolean default false not null,
  source text default 'legacy'::text not null,
  constraint player_aliases_pkey PRIMARY KEY (id),
  constraint player_aliases_guid_alias_key UNIQUE (guid, alias),
  constraint player_aliases_guid_check CHECK ((guid <> ''::text)),
  constraint player_aliases_source_check CHECK ((source = ANY (ARRAY['legacy'::text, 'file'::text])))
);
comment on column player_aliases.seeded is 'Made from player rows during a migration because the source had no aliases; left out of --verify and --export.';
comment on column player_aliases.source is 'legacy: from the old bot, which may have seen the name in rounds that are not stored here.';
CREATE INDEX player_aliases_newest_idx ON public.player_aliases USING btree (guid, last_seen DESC);
CREATE INDEX player_aliases_search_idx ON public.player_aliases USING gin (lower(COALESCE(NULLIF(btrim(regexp_replace(alias, '\^[^^]'::text, ''::text, 'g'::text)), ''::text), alias)) gin_trgm_ops);

create table player_comprehensive_stats (
  id bigint generated by default as identity not null,
  round_id bigint not null,
  round_date date not null,
  map_name text not null,
  round_number integer not null,
  player_guid text not null,
  player_name text not null,
  clean_name text,
  team integer default 0,
  kills integer default 0,
  deaths integer default 0,
  damage_given integer default 0,
  damage_received integer default 0,
  team_damage_given integer default 0,
  team_damage_received integer default 0,
  gibs integer default 0,
  self_kills integer default 0,
  team_kills integer default 0,
  team_gibs integer default 0,
  headshot_kills integer default 0,
  headshots integer default 0,
  time_played_seconds integer default 0,
  time_played_minutes double precision default 0,
  time_dead_minutes double precision default 0,
  time_dead_ratio double precision default 0,
  xp integer default 0,
  kd_ratio double precision default 0,
  dpm double precision default 0,
  efficiency double precision default 0,
  bullets_fired integer default 0,
  accuracy double precision default 0,
  kill_assists integer default 0,
  objectives_completed integer default 0,
  objectives_destroyed integer default 0,
  objectives_stolen integer default 0,
  objectives_returned integer default 0,
  dynamites_planted integer default 0,
  dynamites_defused integer default 0,
  times_revived integer default 0,
  revives_given integer default 0,
  most_useful_kills integer default 0,
  useless_kills integer default 0,
  kill_steals integer default 0,
  denied_playtime integer default 0,
  constructions integer default 0,
  tank_meatshield double precision default 0,
  double_kills integer default 0,
  triple_kills integer default 0,
  quad_kills integer default 0,
  multi_kills integer default 0,
  mega_kills integer default 0,
  killing_spree_best integer default 0,
  death_spree_worst integer default 0,
  created_at timestamp with time zone default now(),
  constraint player_comprehensive_stats_pkey PRIMARY KEY (id),
  constraint player_comprehensive_stats_player_guid_check CHECK ((player_guid <> ''::text)),
  constraint player_comprehensive_stats_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id) ON DELETE CASCADE,
  constraint player_stats_round_player_key UNIQUE (round_id, player_guid)
);
comment on table player_comprehensive_stats is 'One row per player and round: exactly the 54 legacy columns.';
CREATE INDEX player_stats_guid_idx ON public.player_comprehensive_stats USING btree (player_guid, round_id);

create table player_links (
  discord_id bigint not null,
  discord_username text not null,
  et_guid text not null,
  et_name text,
  linked_date timestamp with time zone default now(),
  verified boolean default false,
  absence_told_at timestamp with time zone,
  constraint player_links_pkey PRIMARY KEY (discord_id),
  constraint player_links_discord_id_check CHECK ((discord_id > 0)),
  constraint player_links_et_guid_key UNIQUE (et_guid)
);
comment on table player_links is 'Verified links only. What others see follows from them. Claims that wait for proof are in link_claims.';
comment on column player_links.verified is 'From the old bot, which never asked for proof. Every row counts as verified.';
comment on column player_links.absence_told_at is 'When the user was last told what happened while they were away. One absence is told once: until their next round.';

create table player_merges (
  from_guid text not null,
  into_guid text not null,
  merged_by bigint,
  merged_at timestamp with time zone default now() not null,
  asked_into text,
  links_set_aside jsonb default '[]'::jsonb not null,
  constraint player_merges_pkey PRIMARY KEY (from_guid),
  constraint player_merges_check CHECK ((into_guid <> from_guid)),
  constraint player_merges_from_guid_check CHECK ((from_guid <> ''::text))
);
comment on table player_merges is 'A person who played under two GUIDs counts as into_guid. Never a chain: into_guid is nobody''s from_guid.';
comment on column player_merges.asked_into is 'What it was merged into before that one was merged itself; null: into_guid. Undoing the later merge leads back here.';
comment on column player_merges.links_set_aside is 'Rows of player_links that gave way, because the person merged into has a link; undoing the merge brings them back.';
CREATE INDEX player_merges_into_idx ON public.player_merges USING btree (into_guid);

create table player_profiles (
  player_guid text not null,
  display_name text,
  display_name_source text,
  display_name_updated_at timestamp with time zone,
  opted_out boolean default false not null,
  constraint player_profiles_pkey PRIMARY KEY (player_guid),
  constraint player_profiles_player_guid_check CHECK ((player_guid <> ''::text))
);
comment on table player_profiles is 'What a player wants: a name to be shown under (newer legacy bots kept it in player_links), to be left alone, or to be forgotten.';
comment on column player_profiles.opted_out is 'Hidden from rankings, lookups and lists of others; sums of sessions stay whole.';

create table player_sessions (
  server text not null,
  session_start timestamp with time zone not null,
  player_guid text not null,
  rounds bigint not null,
  first_played_at timestamp with time zone not null,
  last_played_at timestamp with time zone not null,
  time_played bigint not null,
  time_dead double precision not null,
  kills bigint not null,
  deaths bigint not null,
  damage_given bigint not null,
  damage_received bigint not null,
  team_damage_given bigint not null,
  gibs bigint not null,
  self_kills bigint not null,
  team_kills bigint not null,
  headshot_kills bigint not null,
  headshots bigint not null,
  xp bigint not null,
  kill_assists bigint not null,
  objectives bigint not null,
  dynamites_planted bigint not null,
  dynamites_defused bigint not null,
  times_revived bigint not null,
  revives_given bigint not null,
  useful_kills bigint not null,
  useless_kills bigint not null,
  denied_playtime bigint not null,
  constructions bigint not null,
  multikills bigint not null,
  best_spree bigint not null,
  bullet_shots bigint not null,
  bullet_hits bigint not null,
  bullet_headshots bigint not null,
  grenade_kills bigint not null,
  constraint player_sessions_pkey PRIMARY KEY (player_guid, session_start, server)
);
comment on table player_sessions is 'Rollup of counted_player_rounds per gaming session. Times in seconds.';
CREATE INDEX player_sessions_session_idx ON public.player_sessions USING btree (session_start, server);

create table player_totals (
  player_guid text not null,
  rounds bigint not null,
  first_played_at timestamp with time zone not null,
  last_played_at timestamp with time zone not null,
  time_played bigint not null,
  time_dead double precision not null,
  kills bigint not null,
  deaths bigint not null,
  damage_given bigint not null,
  damage_received bigint not null,
  team_damage_given bigint not null,
  gibs bigint not null,
  self_kills bigint not null,
  team_kills bigint not null,
  headshot_kills bigint not null,
  headshots bigint not null,
  xp bigint not null,
  kill_assists bigint not null,
  objectives bigint not null,
  dynamites_planted bigint not null,
  dynamites_defused bigint not null,
  times_revived bigint not null,
  revives_given bigint not null,
  useful_kills bigint not null,
  useless_kills bigint not null,
  denied_playtime bigint not null,
  constructions bigint not null,
  multikills bigint not null,
  best_spree bigint not null,
  bullet_shots bigint not null,
  bullet_hits bigint not null,
  bullet_headshots bigint not null,
  grenade_kills bigint not null,
  constraint player_totals_pkey PRIMARY KEY (player_guid)
);
comment on table player_totals is 'Rollup of player_sessions over all time. Times in seconds.';

create table post_channels (
  channel bigint not null,
  leased_until timestamp with time zone,
  wait_until timestamp with time zone,
  failures integer default 0 not null,
  trouble text,
  said text,
  since timestamp with time zone,
  told_at timestamp with time zone,
  constraint post_channels_pkey PRIMARY KEY (channel),
  constraint post_channels_trouble_check CHECK ((trouble = ANY (ARRAY['missing'::text, 'forbidden'::text, 'token'::text]))),
  constraint post_channels_trouble_since CHECK (((trouble IS NULL) = (since IS NULL)))
);
comment on table post_channels is 'Channels to which posts were sent. One run at a time sends to a channel, so that the order is kept.';
comment on column post_channels.leased_until is 'Until when a run may send to the channel. Afterwards it counts as broken off.';
comment on column post_channels.wait_until is 'Nothing is sent to the channel before.';
comment on column post_channels.failures is 'Failures since the last success.';
comment on column post_channels.trouble is 'Why Discord refused the channel itself. Null after a success.';
comment on column post_channels.said is 'What Discord answered.';
comment on column post_channels.told_at is 'When a manager read of it.';

create table post_settings (
  kind text not null,
  is_on boolean default false not null,
  channel bigint,
  hour smallint,
  statistic text,
  size smallint,
  period text,
  changed_by bigint,
  changed_at timestamp with time zone default now() not null,
  constraint post_settings_pkey PRIMARY KEY (kind),
  constraint post_settings_channel_check CHECK ((channel > 0)),
  constraint post_settings_details_of_ranking CHECK (((num_nonnulls(statistic, size, period) = 0) OR (kind = 'ranking'::text))),
  constraint post_settings_hour_check CHECK (((hour >= 0) AND (hour <= 23))),
  constraint post_settings_hour_of_daily_kinds CHECK (((hour IS NULL) OR (kind = ANY (ARRAY['day'::text, 'digest'::text])))),
  constraint post_settings_kind_check CHECK ((kind = ANY (ARRAY['match'::text, 'evening'::text, 'ranking'::text, 'day'::text, 'digest'::text]))),
  constraint post_settings_period_check CHECK ((period = ANY (ARRAY['all'::text, 'season'::text, '90d'::text, '30d'::text, 'session'::text]))),
  constraint post_settings_size_check CHECK (((size >= 3) AND (size <= 20)))
);
comment on table post_settings is 'What /admin posts sets for each kind of post. A kind without a row is off.';
comment on column post_settings.channel is 'Null: the channel in settings, for all kinds.';
comment on column post_settings.hour is 'Full hour in the community''s time zone. Null: that of the job upkeep.';
comment on column post_settings.statistic is 'Key of the statistic of the live ranking. Null: the default.';
comment on column post_settings.size is 'How many players the live ranking shows. Null: the default.';
comment on column post_settings.period is 'The rounds that count in the live ranking. Null: the default.';

create table posts (
  key text not null,
  kind text not null,
  server text not null,
  subject text not null,
  channel bigint not null,
  played_at timestamp with time zone not null,
  wanted_version integer default 1 not null,
  sent_version integer default 0 not null,
  message_id bigint,
  body_hash text,
  changed_at timestamp with time zone,
  messages integer default 0 not null,
  attempted_at timestamp with time zone,
  failures integer default 0 not null,
  due_at timestamp with time zone,
  last_error text,
  ended text,
  ended_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  broken_off integer default 0 not null,
  constraint posts_pkey PRIMARY KEY (key),
  constraint posts_broken_off_check CHECK ((broken_off >= 0)),
  constraint posts_channel_check CHECK ((channel > 0)),
  constraint posts_check CHECK ((key ~~ (kind || ':%'::text))),
  constraint posts_check1 CHECK ((sent_version <= wanted_version)),
  constraint posts_ended_at_some_time CHECK (((ended IS NULL) = (ended_at IS NULL))),
  constraint posts_ended_check CHECK ((ended = ANY (ARRAY['deleted'::text, 'too old'::text]))),
  constraint posts_key_check CHECK ((key ~ '^[a-z]+:[0-9a-f]{16}$'::text)),
  constraint posts_subject_key UNIQUE (kind, server, subject)
);
comment on table posts is 'Messages that the bot sends by itself, one row each: what is wanted, and what the channel has.';
comment on column posts.key is 'The kind and 16 random hexadecimal digits. It stands in the buttons of the message.';
comment on column posts.subject is 'What the message is about. For kind match: match_id. It changes when the match gets another id. For kind evening: the id of a round of the session, or the key if its message is only to be deleted.';
comment on column posts.channel is 'Where the message is. Before the first attempt: where it would go.';
comment on column posts.played_at is 'When the first round of the match ended, or the last round of the evening. Messages of a channel are sent in this order.';
comment on column posts.wanted_version is 'Ascends with each change of what the message shows.';
comment on column posts.sent_version is 'The latest version that is in the channel, or of which nothing is to be shown.';
comment on column posts.message_id is 'Discord''s id of the message. Null: not sent, or deleted because there was nothing to show any more.';
comment on column posts.body_hash is 'SHA-256 of the body as it was last sent. The same body is not sent again.';
comment on column posts.changed_at is 'When the message was last sent or edited.';
comment on column posts.messages is 'How many messages of it were sent and deleted again. Part of the nonce.';
comment on column posts.attempted_at is 'When an attempt to send a new message began of which the outcome is unknown.';
comment on column posts.failures is 'Failures since the last success.';
comment on column posts.due_at is 'When the message may be attempted again, or for the first time. Null: at once.';
comment on column posts.ended is 'deleted: a moderator deleted the message, or its channel. too old: it could not be sent for a day. Nothing is sent any more.';
comment on column posts.broken_off is 'How many runs in a row ended without a note of how they went.';
CREATE INDEX posts_outstanding_idx ON public.posts USING btree (channel, played_at) WHERE ((sent_version < wanted_version) AND (ended IS NULL));
CREATE INDEX posts_server_played_at_idx ON public.posts USING btree (server, played_at);

create table processed_files (
  id bigint generated by default as identity not null,
  filename text not null,
  file_hash text,
  success boolean default true,
  error_message text,
  processed_at timestamp with time zone default now(),
  server text default 'main'::text not null,
  constraint processed_files_pkey PRIMARY KEY (id),
  constraint processed_files_filename_key UNIQUE (filename, server),
  constraint processed_files_server_check CHECK ((server <> ''::text))
);
CREATE INDEX processed_files_at_idx ON public.processed_files USING btree (processed_at DESC NULLS LAST, id DESC);

create table quarantined_rows (
  "position" integer not null,
  table_name text not null,
  row_id text not null,
  problems text not null,
  content text not null,
  constraint quarantined_rows_pkey PRIMARY KEY ("position")
);
comment on table quarantined_rows is 'Legacy rows that --quarantine set aside: their values word for word as JSON, and what is wrong with them.';

create table records (
  book text collate "C" not null,
  map_key text collate "C" not null,
  side text collate "C" not null,
  size text collate "C" not null,
  kind text collate "C" not null,
  achieved_at timestamp with time zone not null,
  held_until timestamp with time zone,
  value bigint not null,
  guid text collate "C",
  team text[],
  round_id bigint not null,
  beaten_guid text collate "C",
  beaten_value bigint,
  beaten_round_id bigint,
  beaten_at timestamp with time zone,
  constraint records_pkey PRIMARY KEY (book, map_key, side, size, kind, achieved_at),
  constraint records_beaten_round_id_fkey FOREIGN KEY (beaten_round_id) REFERENCES rounds(id) ON DELETE CASCADE,
  constraint records_beaten_together CHECK ((num_nulls(beaten_value, beaten_round_id, beaten_at) = ANY (ARRAY[0, 3]))),
  constraint records_one_holder CHECK (((guid IS NULL) <> (team IS NULL))),
  constraint records_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id) ON DELETE CASCADE,
  constraint records_value_check CHECK ((value > 0))
);
comment on table records is 'Rollup of record_candidates: each row was the record from achieved_at until held_until, when the next row took it.';
comment on column records.book is 'Whose book: empty for the community''s, with records per map, side and size, else the person whose own best it is.';
comment on column records.map_key is 'Empty in a player''s book.';
comment on column records.side is 'attack, defence, both for what two rounds decide, or any in a player''s book.';
comment on column records.size is 'Players a side as in 3v3, mixed where the sides differ or are larger than six, or any in a player''s book.';
comment on column records.held_until is 'Null while nobody has beaten it.';
comment on column records.value is 'Seconds for times. Of fastest_attack and closest_map the least is the best, of all others the greatest.';
comment on column records.team is 'The side that holds the record together, in order. Null where one person holds it.';
comment on column records.beaten_guid is 'Who held it before. Null if nobody did, or a team.';
CREATE INDEX records_beaten_guid_idx ON public.records USING btree (beaten_guid) WHERE (book = ''::text);
CREATE INDEX records_beaten_round_idx ON public.records USING btree (beaten_round_id);
CREATE INDEX records_holder_idx ON public.records USING btree (guid) WHERE ((book = ''::text) AND (held_until IS NULL));
CREATE INDEX records_round_idx ON public.records USING btree (round_id);
CREATE INDEX records_standing_idx ON public.records USING btree (achieved_at, round_id) WHERE ((book = ''::text) AND (held_until IS NULL));

create table replaced_rounds (
  round_id bigint not null,
  round jsonb not null,
  players jsonb not null,
  weapons jsonb not null,
  constraint replaced_rounds_pkey PRIMARY KEY (round_id),
  constraint replaced_rounds_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id) ON DELETE CASCADE
);
comment on table replaced_rounds is 'The old bot''s rows of rounds that a file has replaced. They come back when all files of such a round are set aside.';

create table round_awards (
  id bigint generated by default as identity not null,
  round_id bigint not null,
  "position" integer not null,
  award text not null,
  player_name text not null,
  player_guid text,
  value text not null,
  amount double precision,
  constraint round_awards_pkey PRIMARY KEY (id),
  constraint round_awards_position_key UNIQUE (round_id, "position"),
  constraint round_awards_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id) ON DELETE CASCADE
);
comment on table round_awards is 'Awards of a round in the order of its endstats file; amount is the number that value begins with.';
CREATE INDEX round_awards_player_idx ON public.round_awards USING btree (player_guid, award);

create table round_files (
  id bigint generated by default as identity not null,
  server text not null,
  filename text not null,
  kind text not null,
  round_date date not null,
  round_time time(0) without time zone not null,
  map_name text not null,
  round_number integer not null,
  sha256 text not null,
  content bytea not null,
  player_lines integer default 0 not null,
  findings jsonb default '[]'::jsonb not null,
  received_at timestamp with time zone default now() not null,
  set_aside_at timestamp with time zone,
  set_aside_by bigint,
  chosen_at timestamp with time zone,
  chosen_by bigint,
  decision bigint,
  ruling jsonb,
  constraint round_files_pkey PRIMARY KEY (id),
  constraint round_files_chosen_by_somebody CHECK (((chosen_by IS NULL) = (chosen_at IS NULL))),
  constraint round_files_kind_check CHECK ((kind = ANY (ARRAY['round'::text, 'endstats'::text]))),
  constraint round_files_round_number_check CHECK ((round_number = ANY (ARRAY[1, 2]))),
  constraint round_files_server_check CHECK ((server <> ''::text)),
  constraint round_files_set_aside_by_somebody CHECK (((set_aside_by IS NULL) OR (set_aside_at IS NOT NULL))),
  constraint round_files_set_aside_or_chosen CHECK (((set_aside_at IS NULL) OR (chosen_at IS NULL))),
  constraint round_files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint round_files_sha256_key UNIQUE (sha256, server)
);
comment on table round_files is 'Every accepted file as it came, so that all rows can be made again. Of several files for one round rounds.file_id names the one in use.';
comment on column round_files.player_lines is 'Good player lines, bots included: the file with more is used.';
comment on column round_files.set_aside_at is 'When the file was set aside: no round is made from it. It is kept, so that this can be undone.';
comment on column round_files.set_aside_by is 'The manager who set the file aside; null: npm run senders, because its token had leaked. Sent again, such a file is taken.';
comment on column round_files.chosen_at is 'When a manager chose this file of several for its round: it is used, whatever better one comes in.';
comment on column round_files.decision is 'Number of the latest decision to choose the file, set it aside or bring it back. Ascends in the order of commits.';
comment on column round_files.ruling is 'The id and an admin''s verdict of the round that was made from this file, from when the file was set aside until it is brought back.';
CREATE INDEX round_files_decision_idx ON public.round_files USING btree (lower((map_name COLLATE "C")), server, decision) WHERE (decision IS NOT NULL);
CREATE INDEX round_files_map_idx ON public.round_files USING btree (lower((map_name COLLATE "C")), server, id);
CREATE INDEX round_files_name_idx ON public.round_files USING btree (filename);
CREATE INDEX round_files_received_idx ON public.round_files USING btree (server, received_at);
CREATE INDEX round_files_set_aside_idx ON public.round_files USING btree (id) WHERE (set_aside_at IS NOT NULL);
CREATE INDEX round_files_stamp_idx ON public.round_files USING btree (((round_date + round_time)), map_name, server);

create table round_sides (
  round_id bigint not null,
  axis text[] not null,
  allies text[] not null,
  constraint round_sides_pkey PRIMARY KEY (round_id),
  constraint round_sides_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id) ON DELETE CASCADE
);
comment on table round_sides is 'Rollup of counted_player_rounds: the people on either side of each counted round, in order. One person under two GUIDs comes twice.';

create table round_versus (
  id bigint generated by default as identity not null,
  round_id bigint not null,
  "position" integer not null,
  subject_name text,
  subject_guid text,
  opponent_name text not null,
  opponent_guid text,
  kills integer not null,
  deaths integer not null,
  constraint round_versus_pkey PRIMARY KEY (id),
  constraint round_versus_position_key UNIQUE (round_id, "position"),
  constraint round_versus_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id) ON DELETE CASCADE
);
comment on table round_versus is 'How often the subject killed an opponent and was killed by them. Older files do not name the subject: null where that is not certain.';
CREATE INDEX round_versus_opponent_idx ON public.round_versus USING btree (opponent_guid, subject_guid);
CREATE INDEX round_versus_subject_idx ON public.round_versus USING btree (subject_guid, opponent_guid);

create table rounds (
  id bigint generated by default as identity not null,
  round_date date not null,
  round_time time(0) without time zone not null,
  match_id text not null,
  map_name text not null,
  round_number integer not null,
  time_limit text,
  actual_time text,
  winner_team integer default 0,
  defender_team integer default 0,
  is_tied boolean default false,
  round_outcome text,
  gaming_session_id bigint,
  created_at timestamp with time zone default now(),
  played_at timestamp with time zone not null,
  duration_seconds integer,
  session_start timestamp with time zone,
  is_valid boolean default true not null,
  invalid_reason text,
  validity_override boolean,
  server text default 'main'::text not null,
  source text default 'file'::text not null,
  winning_side integer,
  file_id bigint,
  round1_file_id bigint,
  endstats_file_id bigint,
  recorded_fields integer,
  findings jsonb default '[]'::jsonb not null,
  verdict_reason text,
  verdict_by bigint,
  verdict_at timestamp with time zone,
  rows_left_out text[],
  rows_ruled_in_by bigint,
  rows_ruled_in_at timestamp with time zone,
  rules integer,
  constraint rounds_pkey PRIMARY KEY (id),
  constraint rounds_duration_seconds_check CHECK ((duration_seconds >= 0)),
  constraint rounds_endstats_file_id_fkey FOREIGN KEY (endstats_file_id) REFERENCES round_files(id),
  constraint rounds_file_id_fkey FOREIGN KEY (file_id) REFERENCES round_files(id),
  constraint rounds_match_round_key UNIQUE (match_id, round_number, server) DEFERRABLE,
  constraint rounds_reason_iff_invalid CHECK ((is_valid = (invalid_reason IS NULL))),
  constraint rounds_round1_file_id_fkey FOREIGN KEY (round1_file_id) REFERENCES round_files(id),
  constraint rounds_round_number_check CHECK (((round_number >= 0) AND (round_number <= 2))),
  constraint rounds_ruled_in_by_somebody CHECK (((rows_ruled_in_by IS NULL) = (rows_ruled_in_at IS NULL))),
  constraint rounds_server_check CHECK ((server <> ''::text)),
  constraint rounds_session_iff_played CHECK (((session_start IS NULL) = (round_number = 0))),
  constraint rounds_source_check CHECK ((source = ANY (ARRAY['legacy'::text, 'file'::text]))),
  constraint rounds_verdict_iff_override CHECK (((validity_override IS NOT NULL) OR (num_nonnulls(verdict_reason, verdict_by, verdict_at) = 0))),
  constraint rounds_winning_side_check CHECK ((winning_side = ANY (ARRAY[0, 1, 2])))
);
comment on table rounds is 'One row per round of a stopwatch match. round_number 0 rows are match summaries of the old bot: kept, never counted.';
comment on column rounds.played_at is 'When the round ended: round_date + round_time in the game server''s time zone.';
comment on column rounds.duration_seconds is 'Measured length: the header''s time, or less when everybody''s own time shows that the round ended early.';
comment on column rounds.session_start is 'Stamp of the first round of the gaming session this round belongs to; it addresses the session.';
comment on column rounds.winning_side is 'The side in this round whose people won the map by the stopwatch rule; 0 for a draw; null while unpaired, or where nothing says who attacked. It holds whether or not the rounds count.';
comment on column rounds.file_id is 'The file this row and its players were made from; null: known from the legacy database only.';
comment on column rounds.round1_file_id is 'The file whose counters this round''s file was compared with: of a round 2 its round 1, of a round 1 that went on counting the end of the match before. Null also where round 1 is known from the legacy database only.';
comment on column rounds.recorded_fields is 'TAB fields that every player line of the file has: what an older server did not record is 0.';
comment on column rounds.findings is 'What was odd in the files or in their difference: [{code, message, line?, guid?}].';
comment on column rounds.verdict_reason is 'Why an admin ruled on this round, in their words; invalid_reason may say something else after the file was derived again.';
comment on column rounds.rows_left_out is 'GUIDs whose rows of this round never count, because no player can do what their counters say. Of a round made from its file only.';
comment on column rounds.rows_ruled_in_at is 'When an admin ruled that all player rows of this round count, those that is_left_out names too.';
comment on column rounds.rules is 'Number of the rules that a round was derived from its file by; null: known from the legacy database only.';
CREATE INDEX rounds_created_at_idx ON public.rounds USING btree (created_at);
CREATE INDEX rounds_legacy_idx ON public.rounds USING btree (id) WHERE (source = 'legacy'::text);
CREATE INDEX rounds_map_idx ON public.rounds USING btree (lower((map_name COLLATE "C")), map_name COLLATE "C");
CREATE INDEX rounds_played_at_idx ON public.rounds USING btree (played_at);
CREATE INDEX rounds_session_start_idx ON public.rounds USING btree (session_start, played_at);
CREATE INDEX rounds_stamp_idx ON public.rounds USING btree (((round_date + round_time)), map_name, server);

create table schema_objects (
  kind text not null,
  name text not null,
  identity text not null,
  checksum text not null,
  definition text,
  constraint schema_objects_pkey PRIMARY KEY (kind, name),
  constraint schema_objects_kind_check CHECK ((kind = ANY (ARRAY['function'::text, 'view'::text, 'trigger'::text])))
);
comment on table schema_objects is 'The functions, views and triggers that this project made here.';
comment on column schema_objects.identity is 'What drop takes: the name, with the argument types of a function or the table of a trigger.';
comment on column schema_objects.checksum is 'SHA-256 of the file it was made from; empty: made by a migration before there were such files.';
comment on column schema_objects.definition is 'MD5 of the definition as PostgreSQL told it afterwards; another one now means that somebody altered it.';

create table session_teams (
  id bigint generated by default as identity not null,
  session_start_date text not null,
  map_name text not null,
  team_name text not null,
  player_guids text not null,
  player_names text not null,
  created_at timestamp with time zone default now(),
  constraint session_teams_pkey PRIMARY KEY (id),
  constraint session_teams_date_map_team_key UNIQUE (session_start_date, map_name, team_name)
);
comment on table session_teams is 'Rosters set by hand. player_guids and player_names are JSON arrays, kept as the text they came in.';
CREATE INDEX session_teams_date_idx ON public.session_teams USING btree ("left"(session_start_date, 10));

create table settings (
  name text not null,
  value text not null,
  changed_by bigint,
  changed_at timestamp with time zone default now() not null,
  constraint settings_pkey PRIMARY KEY (name),
  constraint settings_name_check CHECK ((name = ANY (ARRAY['channel'::text, 'admin_channel'::text, 'time_zone'::text, 'language'::text, 'server_locale'::text])))
);
comment on table settings is 'What /admin config sets; it wins over wrangler.toml.';

create table weapon_comprehensive_stats (
  id bigint generated by default as identity not null,
  round_id bigint not null,
  round_date date not null,
  map_name text not null,
  round_number integer not null,
  player_guid text not null,
  player_name text not null,
  weapon_name text not null,
  kills integer default 0,
  deaths integer default 0,
  headshots integer default 0,
  shots integer default 0,
  hits integer default 0,
  accuracy double precision default 0,
  created_at timestamp with time zone default now(),
  constraint weapon_comprehensive_stats_pkey PRIMARY KEY (id),
  constraint weapon_comprehensive_stats_player_guid_check CHECK ((player_guid <> ''::text)),
  constraint weapon_comprehensive_stats_round_id_fkey FOREIGN KEY (round_id) REFERENCES rounds(id) ON DELETE CASCADE,
  constraint weapon_comprehensive_stats_weapon_name_check CHECK ((weapon_name <> ''::text)),
  constraint weapon_stats_round_player_weapon_key UNIQUE (round_id, player_guid, weapon_name)
);
CREATE INDEX weapon_stats_guid_idx ON public.weapon_comprehensive_stats USING btree (player_guid, round_id);

create table weapon_sessions (
  server text not null,
  session_start timestamp with time zone not null,
  player_guid text not null,
  weapon_name text not null,
  kills bigint not null,
  deaths bigint not null,
  headshots bigint not null,
  shots bigint not null,
  hits bigint not null,
  constraint weapon_sessions_pkey PRIMARY KEY (player_guid, session_start, server, weapon_name)
);
comment on table weapon_sessions is 'Rollup of counted_weapon_rounds per gaming session.';

create table weapon_totals (
  player_guid text not null,
  weapon_name text not null,
  kills bigint not null,
  deaths bigint not null,
  headshots bigint not null,
  shots bigint not null,
  hits bigint not null,
  constraint weapon_totals_pkey PRIMARY KEY (player_guid, weapon_name)
);
comment on table weapon_totals is 'Rollup of weapon_sessions over all time.';

create view computed_gaming_sessions as
 SELECT DISTINCT ON (session_start, server) server,
    session_start,
    round_date AS session_date,
    round_time AS first_round_time,
    (EXTRACT(epoch FROM session_start)::bigint || '.'::text) || "left"(md5(server), 8) AS address,
    ((session_start, server) IN ( SELECT p.session_start,
            p.server
           FROM player_sessions p)) AS counts,
    count(*) OVER (PARTITION BY session_start, server)::integer AS rounds
   FROM rounds
  WHERE session_start IS NOT NULL
  ORDER BY session_start, server, played_at, id;
comment on view computed_gaming_sessions is 'What gaming_sessions must hold, computed from the rounds. The audit compares them (differing_rollups).';

create view computed_maps as
 SELECT DISTINCT ON ((lower(map_name COLLATE "C"))) lower(map_name COLLATE "C") AS map_key,
    map_name
   FROM rounds
  WHERE round_number = ANY (ARRAY[1, 2])
  GROUP BY map_name
  ORDER BY (lower(map_name COLLATE "C")), (count(*)) DESC, (map_name COLLATE "C") DESC;
comment on view computed_maps is 'What maps must hold, computed from the rounds: among equally frequent spellings, lower case wins. refresh_maps computes all maps from it.';

create view computed_pair_sessions as
 SELECT server,
    session_start,
    guid_a,
    guid_b,
    rounds,
    wins,
    losses,
    draws,
    kills_a,
    deaths_a,
    kills_b,
    deaths_b
   FROM pair_sessions_between('-infinity'::timestamp with time zone, 'infinity'::timestamp with time zone) pair_sessions_between(server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b);
comment on view computed_pair_sessions is 'What pair_sessions must hold, computed from the rounds. The audit compares them (differing_rollups).';

create view computed_pair_totals as
 SELECT guid_a,
    guid_b,
    sum(rounds) AS rounds,
    sum(wins) AS wins,
    sum(losses) AS losses,
    sum(draws) AS draws,
    sum(kills_a) AS kills_a,
    sum(deaths_a) AS deaths_a,
    sum(kills_b) AS kills_b,
    sum(deaths_b) AS deaths_b
   FROM pair_sessions
  GROUP BY guid_a, guid_b;
comment on view computed_pair_totals is 'What pair_totals must hold, computed from pair_sessions. The audit compares them (differing_rollups).';

create view computed_player_sessions as
 SELECT p.server,
    p.session_start,
    p.player_guid,
    p.rounds - COALESCE(repeated.rounds, 0::bigint) AS rounds,
    p.first_played_at,
    p.last_played_at,
    p.time_played,
    p.time_dead,
    p.kills,
    p.deaths,
    p.damage_given,
    p.damage_received,
    p.team_damage_given,
    p.gibs,
    p.self_kills,
    p.team_kills,
    p.headshot_kills,
    p.headshots,
    p.xp,
    p.kill_assists,
    p.objectives,
    p.dynamites_planted,
    p.dynamites_defused,
    p.times_revived,
    p.revives_given,
    p.useful_kills,
    p.useless_kills,
    p.denied_playtime,
    p.constructions,
    p.multikills,
    p.best_spree,
    COALESCE(b.bullet_shots, 0::bigint) AS bullet_shots,
    COALESCE(b.bullet_hits, 0::bigint) AS bullet_hits,
    COALESCE(b.bullet_headshots, 0::bigint) AS bullet_headshots,
    COALESCE(b.grenade_kills, 0::bigint) AS grenade_kills
   FROM ( SELECT p_1.server,
            p_1.session_start,
            p_1.player_guid,
            count(*) AS rounds,
            min(p_1.played_at) AS first_played_at,
            max(p_1.played_at) AS last_played_at,
            sum(p_1.time_played) AS time_played,
            sum(p_1.time_dead::numeric)::double precision AS time_dead,
            sum(p_1.kills) AS kills,
            sum(p_1.deaths) AS deaths,
            sum(p_1.damage_given) AS damage_given,
            sum(p_1.damage_received) AS damage_received,
            sum(p_1.team_damage_given) AS team_damage_given,
            sum(p_1.gibs) AS gibs,
            sum(p_1.self_kills) AS self_kills,
            sum(p_1.team_kills) AS team_kills,
            sum(p_1.headshot_kills) AS headshot_kills,
            sum(p_1.headshots) AS headshots,
            sum(p_1.xp) AS xp,
            sum(p_1.kill_assists) AS kill_assists,
            sum(p_1.objectives) AS objectives,
            sum(p_1.dynamites_planted) AS dynamites_planted,
            sum(p_1.dynamites_defused) AS dynamites_defused,
            sum(p_1.times_revived) AS times_revived,
            sum(p_1.revives_given) AS revives_given,
            sum(p_1.useful_kills) AS useful_kills,
            sum(p_1.useless_kills) AS useless_kills,
            sum(p_1.denied_playtime) AS denied_playtime,
            sum(p_1.constructions) AS constructions,
            sum(p_1.multikills) AS multikills,
            max(p_1.best_spree) AS best_spree
           FROM counted_player_rounds p_1
          GROUP BY p_1.server, p_1.session_start, p_1.player_guid) p
     LEFT JOIN ( SELECT counted_player_rounds.server,
            counted_player_rounds.session_start,
            counted_player_rounds.player_guid,
            count(*) - count(DISTINCT counted_player_rounds.round_id) AS rounds
           FROM counted_player_rounds
          WHERE counted_player_rounds.installation_guid = ANY ((ARRAY( SELECT player_merges.from_guid
                   FROM player_merges
                UNION
                 SELECT player_merges.into_guid
                   FROM player_merges)))
          GROUP BY counted_player_rounds.server, counted_player_rounds.session_start, counted_player_rounds.player_guid) repeated USING (server, session_start, player_guid)
     LEFT JOIN player_session_bullets b USING (server, session_start, player_guid);
comment on view computed_player_sessions is 'What player_sessions must hold, computed from the rounds and weapon_sessions. The audit compares them (differing_rollups). Only a person with several GUIDs can have several rows in a round. So only their rounds are counted apart, because PostgreSQL cannot share a count of distinct rounds between processors.';

create view computed_player_totals as
 SELECT player_guid,
    rounds,
    first_played_at,
    last_played_at,
    time_played,
    time_dead,
    kills,
    deaths,
    damage_given,
    damage_received,
    team_damage_given,
    gibs,
    self_kills,
    team_kills,
    headshot_kills,
    headshots,
    xp,
    kill_assists,
    objectives,
    dynamites_planted,
    dynamites_defused,
    times_revived,
    revives_given,
    useful_kills,
    useless_kills,
    denied_playtime,
    constructions,
    multikills,
    best_spree,
    bullet_shots,
    bullet_hits,
    bullet_headshots,
    grenade_kills
   FROM player_totals_between('-infinity'::timestamp with time zone, 'infinity'::timestamp with time zone) player_totals_between(player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths, damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists, objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime, constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills);
comment on view computed_player_totals is 'What player_totals must hold, computed from player_sessions. The audit compares them (differing_rollups).';

create view computed_records as
 SELECT book,
    map_key,
    side,
    size,
    kind,
    achieved_at,
    held_until,
    value,
    guid,
    team,
    round_id,
    beaten_guid,
    beaten_value,
    beaten_round_id,
    beaten_at
   FROM records_among(ARRAY( SELECT rounds.id
           FROM rounds
          WHERE rounds.round_number = ANY (ARRAY[1, 2]))) records_among(book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id, beaten_at);
comment on view computed_records is 'What records must hold, computed from the rounds and round_sides. The audit compares them (differing_rollups).';

create view computed_round_sides as
 SELECT round_id,
    axis,
    allies
   FROM counted_round_sides;
comment on view computed_round_sides is 'What round_sides must hold, computed from the rounds. The audit compares them (differing_rollups).';

create view computed_weapon_sessions as
 SELECT server,
    session_start,
    player_guid,
    weapon_name,
    sum(kills) AS kills,
    sum(deaths) AS deaths,
    sum(headshots) AS headshots,
    sum(shots) AS shots,
    sum(hits) AS hits
   FROM counted_weapon_rounds
  GROUP BY server, session_start, player_guid, weapon_name;
comment on view computed_weapon_sessions is 'What weapon_sessions must hold, computed from the rounds. The audit compares them (differing_rollups).';

create view computed_weapon_totals as
 SELECT player_guid,
    weapon_name,
    sum(kills) AS kills,
    sum(deaths) AS deaths,
    sum(headshots) AS headshots,
    sum(shots) AS shots,
    sum(hits) AS hits
   FROM weapon_sessions
  GROUP BY player_guid, weapon_name;
comment on view computed_weapon_totals is 'What weapon_totals must hold, computed from weapon_sessions. The audit compares them (differing_rollups).';

create view counted_player_rounds as
 SELECT p.round_id,
    COALESCE(m.into_guid, p.player_guid) AS player_guid,
    p.player_guid AS installation_guid,
    p.player_name,
    p.team AS side,
    r.server,
    r.played_at,
    r.session_start,
    r.map_name,
    r.round_number,
    r.source,
    played.seconds AS time_played,
    round(LEAST(GREATEST(COALESCE(p.time_dead_minutes, 0::double precision) * 60::double precision, 0::double precision), played.seconds::double precision)::numeric, 3)::double precision AS time_dead,
    COALESCE(p.kills, 0) AS kills,
    COALESCE(p.deaths, 0) AS deaths,
    COALESCE(p.damage_given, 0) AS damage_given,
    COALESCE(p.damage_received, 0) AS damage_received,
    COALESCE(p.team_damage_given, 0) AS team_damage_given,
    COALESCE(p.gibs, 0) AS gibs,
    COALESCE(p.self_kills, 0) AS self_kills,
    COALESCE(p.team_kills, 0) AS team_kills,
    COALESCE(p.headshot_kills, 0) AS headshot_kills,
    COALESCE(p.headshots, 0) AS headshots,
    COALESCE(p.xp, 0) AS xp,
    COALESCE(p.kill_assists, 0) AS kill_assists,
    COALESCE(p.objectives_stolen, 0) + COALESCE(p.objectives_returned, 0) AS objectives,
    COALESCE(p.dynamites_planted, 0) AS dynamites_planted,
    COALESCE(p.dynamites_defused, 0) AS dynamites_defused,
    COALESCE(p.times_revived, 0) AS times_revived,
    COALESCE(p.revives_given, 0) AS revives_given,
    COALESCE(p.most_useful_kills, 0) AS useful_kills,
    COALESCE(p.useless_kills, 0) AS useless_kills,
    GREATEST(LEAST(COALESCE(p.denied_playtime, 0), COALESCE(r.duration_seconds, p.denied_playtime)), 0) AS denied_playtime,
    COALESCE(p.constructions, 0) AS constructions,
    COALESCE(p.double_kills, 0) + COALESCE(p.triple_kills, 0) + COALESCE(p.quad_kills, 0) + COALESCE(p.multi_kills, 0) + COALESCE(p.mega_kills, 0) AS multikills,
    COALESCE(p.killing_spree_best, 0) AS best_spree
   FROM player_comprehensive_stats p
     JOIN rounds r ON r.id = p.round_id
     LEFT JOIN player_merges m ON m.from_guid = p.player_guid
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN COALESCE(p.time_played_seconds, 0) > 0 THEN p.time_played_seconds
                    WHEN (p.team = ANY (ARRAY[1, 2])) AND p.damage_given > 0 THEN COALESCE(r.duration_seconds, 0)
                    ELSE 0
                END AS seconds) played
  WHERE (r.round_number = ANY (ARRAY[1, 2])) AND r.is_valid AND (NOT is_left_out(p.*, r.*) OR r.rows_ruled_in_at IS NOT NULL) AND (COALESCE(m.into_guid, p.player_guid) <> ALL ((ARRAY( SELECT excluded_people.guid
           FROM excluded_people))));
comment on view counted_player_rounds is 'Player rows that count. Every statistic sums over counted_player_rounds and counted_weapon_rounds, directly or through the rollups. player_guid is the person: a merged GUID is replaced by the GUID it was merged into. installation_guid is the row''s own GUID. Rows for which is_left_out is true count only if an admin ruled them in. Rows of excluded people never count. Times dead are rounded to the millisecond, so that sums are exact in any order.';

create view counted_round_sides as
 SELECT round_id,
    COALESCE(array_agg(player_guid ORDER BY (player_guid COLLATE "C")) FILTER (WHERE side = 1), '{}'::text[]) AS axis,
    COALESCE(array_agg(player_guid ORDER BY (player_guid COLLATE "C")) FILTER (WHERE side = 2), '{}'::text[]) AS allies
   FROM counted_player_rounds
  WHERE side = ANY (ARRAY[1, 2])
  GROUP BY round_id;
comment on view counted_round_sides is 'Persons on each side of every counted round. round_sides is computed from this view.';

create view counted_weapon_rounds as
 SELECT w.round_id,
    p.player_guid,
    p.installation_guid,
    w.weapon_name,
    p.server,
    p.played_at,
    p.session_start,
    COALESCE(w.kills, 0) AS kills,
    COALESCE(w.deaths, 0) AS deaths,
    COALESCE(w.headshots, 0) AS headshots,
    COALESCE(w.shots, 0) AS shots,
    COALESCE(w.hits, 0) AS hits
   FROM weapon_comprehensive_stats w
     JOIN counted_player_rounds p ON p.round_id = w.round_id AND p.installation_guid = w.player_guid;
comment on view counted_weapon_rounds is 'Weapon rows of counted player rows, under the person''s GUID.';

create view excluded_people as
 SELECT DISTINCT COALESCE(m.into_guid, e.guid) AS guid
   FROM excluded_players e
     LEFT JOIN player_merges m ON m.from_guid = e.guid;
comment on view excluded_people is 'People whose rows never count: a manager excluded one of their GUIDs.';

create view names_that_count as
 SELECT p.round_id,
    p.player_guid AS guid,
        CASE
            WHEN stripped.stripped ~ '\S'::text THEN stripped.stripped
            ELSE name.name
        END AS alias,
    r.played_at AS seen
   FROM player_comprehensive_stats p
     JOIN rounds r ON r.id = p.round_id
     CROSS JOIN LATERAL COALESCE(NULLIF(p.clean_name, ''::text), p.player_name) name(name)
     CROSS JOIN LATERAL regexp_replace(name.name, '\^[^^]'::text, ''::text, 'g'::text) stripped(stripped)
  WHERE (r.round_number = ANY (ARRAY[1, 2])) AND (name.name <> ALL (ARRAY[''::text, 'Unknown Player'::text])) AND
        CASE r.source
            WHEN 'legacy'::text THEN r.validity_override IS NOT FALSE
            ELSE r.is_valid AND (NOT is_left_out(p.*, r.*) OR r.rows_ruled_in_at IS NOT NULL)
        END;
comment on view names_that_count is 'The names that players have in rounds that count, without colour codes. player_aliases counts them. The old bot counted all of its rows, so these count unless an admin ruled the round out. Forgotten players have no name.';

create view player_session_bullets as
 SELECT server,
    session_start,
    player_guid,
    sum(shots) FILTER (WHERE is_bullet_weapon(weapon_name))::bigint AS bullet_shots,
    sum(hits) FILTER (WHERE is_bullet_weapon(weapon_name))::bigint AS bullet_hits,
    sum(headshots) FILTER (WHERE is_bullet_weapon(weapon_name))::bigint AS bullet_headshots,
    sum(kills) FILTER (WHERE weapon_name = 'WS_GRENADE'::text)::bigint AS grenade_kills
   FROM weapon_sessions
  GROUP BY server, session_start, player_guid;
comment on view player_session_bullets is 'A person''s sums over weapons in one gaming session. The second part of player_sessions.';

create view player_session_rounds as
 SELECT server,
    session_start,
    player_guid,
    count(DISTINCT round_id) AS rounds,
    min(played_at) AS first_played_at,
    max(played_at) AS last_played_at,
    sum(time_played) AS time_played,
    sum(time_dead::numeric)::double precision AS time_dead,
    sum(kills) AS kills,
    sum(deaths) AS deaths,
    sum(damage_given) AS damage_given,
    sum(damage_received) AS damage_received,
    sum(team_damage_given) AS team_damage_given,
    sum(gibs) AS gibs,
    sum(self_kills) AS self_kills,
    sum(team_kills) AS team_kills,
    sum(headshot_kills) AS headshot_kills,
    sum(headshots) AS headshots,
    sum(xp) AS xp,
    sum(kill_assists) AS kill_assists,
    sum(objectives) AS objectives,
    sum(dynamites_planted) AS dynamites_planted,
    sum(dynamites_defused) AS dynamites_defused,
    sum(times_revived) AS times_revived,
    sum(revives_given) AS revives_given,
    sum(useful_kills) AS useful_kills,
    sum(useless_kills) AS useless_kills,
    sum(denied_playtime) AS denied_playtime,
    sum(constructions) AS constructions,
    sum(multikills) AS multikills,
    max(best_spree) AS best_spree
   FROM counted_player_rounds p
  GROUP BY server, session_start, player_guid;
comment on view player_session_rounds is 'A person''s sums over the rounds of one gaming session. player_sessions is computed from this view and player_session_bullets. Weapons are summed separately, because a join with player rows would multiply kills by weapons.';

create view post_targets as
 SELECT kind,
    COALESCE(channel, ( SELECT settings.value::bigint AS value
           FROM settings
          WHERE settings.name = 'channel'::text)) AS channel
   FROM post_settings
  WHERE is_on AND (channel IS NOT NULL OR (EXISTS ( SELECT
           FROM settings
          WHERE settings.name = 'channel'::text)));
comment on view post_targets is 'The channel of new posts of each kind that is switched on and has one: its own, else the one for all kinds.';

create view record_rounds as
 SELECT r.id AS round_id,
    r.server,
    r.match_id,
    r.round_number,
    r.source,
    r.played_at,
    r.duration_seconds,
    lower(r.map_name COLLATE "C") AS map_key,
    people.size,
    attack.side AS attackers,
    attack.won AS attackers_won,
        CASE
            WHEN attack.won THEN attack.seconds
            ELSE NULL::integer
        END AS attack_seconds,
        CASE attack.side
            WHEN 1 THEN sides.axis
            WHEN 2 THEN sides.allies
            ELSE NULL::text[]
        END AS attacking_team,
        CASE attack.side
            WHEN 1 THEN sides.allies
            WHEN 2 THEN sides.axis
            ELSE NULL::text[]
        END AS defending_team
   FROM rounds r
     JOIN round_sides sides ON sides.round_id = r.id
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN count(DISTINCT pair.axis) <> count(DISTINCT pair.allies) OR count(DISTINCT pair.axis) > 6 THEN 'mixed'::text
                    ELSE (count(DISTINCT pair.axis) || 'v'::text) || count(DISTINCT pair.allies)
                END AS size
           FROM UNNEST(sides.axis, sides.allies) pair(axis, allies)
         HAVING LEAST(count(DISTINCT pair.axis), count(DISTINCT pair.allies)) >= 3) people
     LEFT JOIN rounds other ON other.match_id = r.match_id AND other.server = r.server AND other.round_number = (3 - r.round_number)
     CROSS JOIN LATERAL ( SELECT COALESCE(clock_seconds(r.time_limit),
                CASE
                    WHEN r.round_number = 2 THEN clock_seconds(other.actual_time)
                    ELSE NULL::integer
                END) AS seconds,
            NULLIF(clock_seconds(r.actual_time), 0) AS actual,
                CASE
                    WHEN (r.defender_team = ANY (ARRAY[1, 2])) AND (r.winner_team = ANY (ARRAY[1, 2])) THEN r.winner_team <> r.defender_team
                    ELSE NULL::boolean
                END AS header_says
         OFFSET 0) given
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN given.seconds IS NULL OR given.actual <= given.seconds THEN given.actual
                    ELSE NULL::integer
                END AS seconds
         OFFSET 0) trusted
     CROSS JOIN LATERAL ( SELECT trusted.seconds,
                CASE r.source
                    WHEN 'file'::text THEN COALESCE(given.header_says, trusted.seconds < given.seconds)
                    ELSE COALESCE(trusted.seconds < given.seconds,
                    CASE
                        WHEN r.round_number = 1 THEN given.header_says
                        ELSE NULL::boolean
                    END)
                END AS won,
            3 -
                CASE
                    WHEN r.round_number = 1 AND (r.defender_team = ANY (ARRAY[1, 2])) THEN r.defender_team
                    WHEN r.round_number = 2 AND (other.defender_team = ANY (ARRAY[1, 2])) THEN other.defender_team
                    WHEN r.round_number = 2 AND r.source = 'file'::text AND (r.defender_team = ANY (ARRAY[1, 2])) THEN r.defender_team
                    WHEN r.round_number = 1 AND other.source = 'file'::text AND (other.defender_team = ANY (ARRAY[1, 2])) THEN other.defender_team
                    ELSE NULL::integer
                END AS side
         OFFSET 0) attack
  WHERE r.is_valid AND (r.round_number = ANY (ARRAY[1, 2])) AND r.duration_seconds >= 120;
comment on view record_rounds is 'Rounds in which records are set: they count, took two minutes, and had three people a side. Also who attacked, and how it ended for them, by the rule of domain/stopwatch.ts. attackers is null if no header says it. attack_seconds is null if the attackers were held. size is 3v3 to 6v6, or mixed if the sides differ or are larger. A person under two GUIDs counts once a side.';

create view record_values as
 SELECT counted_player_rounds.round_id,
    counted_player_rounds.player_guid COLLATE "C" AS guid,
    min(counted_player_rounds.side) AS side,
    sum(counted_player_rounds.kills) AS kills,
    sum(counted_player_rounds.damage_given) AS damage,
        CASE
            WHEN sum(counted_player_rounds.time_played) >= 300 THEN round(60.0 * sum(counted_player_rounds.damage_given)::numeric / sum(counted_player_rounds.time_played)::numeric)::bigint
            ELSE NULL::bigint
        END AS dpm,
    sum(counted_player_rounds.revives_given) FILTER (WHERE trust.is_sound) AS revives,
    sum(counted_player_rounds.headshot_kills) FILTER (WHERE trust.is_sound) AS headshot_kills,
    sum(counted_player_rounds.gibs) AS gibs,
    sum(counted_player_rounds.useful_kills) FILTER (WHERE trust.is_sound) AS useful_kills,
    sum(counted_player_rounds.denied_playtime) FILTER (WHERE trust.is_sound) AS denied_playtime,
    max(counted_player_rounds.best_spree) FILTER (WHERE trust.is_sound)::bigint AS best_spree
   FROM counted_player_rounds
     CROSS JOIN LATERAL ( SELECT counted_player_rounds.round_number = 1 OR counted_player_rounds.source = 'file'::text AS is_sound) trust
  WHERE counted_player_rounds.side = ANY (ARRAY[1, 2])
  GROUP BY counted_player_rounds.round_id, counted_player_rounds.player_guid
 HAVING min(counted_player_rounds.side) = max(counted_player_rounds.side);
comment on view record_values is 'What a person did in a counted round: a value for each kind of record that one person sets, null or 0 for none. A person on both sides of a round (two GUIDs of one person) is left out of it. Of round 2, the old bot''s rows have some values too low, which are no records until the file is in (`trust` in domain/statistics.ts). DPM needs five minutes.';

create view wrong_names as
 SELECT guid,
    alias,
    h.times,
    h.first_seen,
    h.last_seen
   FROM ( SELECT n.guid,
            n.alias,
            count(*) AS times,
            min(n.seen) AS first_seen,
            max(n.seen) AS last_seen,
            bool_or(r.source = 'legacy'::text) AS is_legacy
           FROM names_that_count n
             JOIN rounds r ON r.id = n.round_id
          GROUP BY n.guid, n.alias) h
     FULL JOIN player_aliases a USING (guid, alias)
  WHERE NOT COALESCE(h.is_legacy, false) AND COALESCE(a.source, 'file'::text) = 'file'::text AND NOT ((guid, alias) IN ( SELECT l.guid,
            l.alias
           FROM legacy_aliases l)) AND (h.times IS DISTINCT FROM a.times_seen::bigint OR h.first_seen IS DISTINCT FROM a.first_seen OR h.last_seen IS DISTINCT FROM a.last_seen);
comment on view wrong_names is 'Names that player_aliases counts wrongly, with what the rounds say. times is null if no round that counts has the name. Names of the old bot are passed over, for it saw rounds that are not stored here.';

CREATE OR REPLACE FUNCTION public.add_pairs(added bigint[])
 RETURNS void
 LANGUAGE sql
AS $function$
  with played as materialized (
    select distinct r.id, r.server, r.session_start, r.id = any (added) as is_new,
      case when twin.id is not null then r.winning_side end as winning_side
    from rounds a
    join rounds r on r.match_id = a.match_id and (r.server = a.server and r.round_number in (1, 2) and r.is_valid) is true
    left join rounds twin on twin.match_id = r.match_id and twin.server = r.server and twin.round_number = 3 - r.round_number and twin.is_valid
    where a.id = any (added) and a.is_valid is true
  ),
  teams as materialized ( -- a player on both sides is left out, as in pair_sessions_between
    select played.server, played.session_start, played.is_new, played.winning_side, t.side, t.guids, t.kills, t.deaths
    from played
    cross join lateral (
      select side, array_agg(guid) as guids, array_agg(kills) as kills, array_agg(deaths) as deaths
      from (
        select player_guid collate "C" as guid, min(side) as side, sum(kills) as kills, sum(deaths) as deaths
        from counted_player_rounds
        where round_id = played.id and side in (1, 2)
        group by player_guid
        having min(side) = max(side)
      ) as stood
      group by side
      offset 0 -- round by round, by its key
    ) as t
  ),
  pairs as materialized (
    select
      t.server,
      t.session_start,
      a.guid as guid_a,
      b.guid as guid_b,
      count(*) filter (where is_new) as rounds,
      count(*) filter (where winning_side = t.side) as wins,
      count(*) filter (where winning_side = 3 - t.side) as losses,
      count(*) filter (where winning_side = 0) as draws,
      coalesce(sum(a.kills) filter (where is_new), 0) as kills_a,
      coalesce(sum(a.deaths) filter (where is_new), 0) as deaths_a,
      coalesce(sum(b.kills) filter (where is_new), 0) as kills_b,
      coalesce(sum(b.deaths) filter (where is_new), 0) as deaths_b
    from teams t
    cross join lateral unnest(t.guids, t.kills, t.deaths) as a (guid, kills, deaths)
    join lateral unnest(t.guids, t.kills, t.deaths) as b (guid, kills, deaths) on b.guid collate "C" >= a.guid collate "C"
    group by t.server, t.session_start, a.guid, b.guid
  ),
  in_session as (
    insert into pair_sessions as t (
      server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b
    )
    select server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b
    from pairs
    on conflict (guid_a, guid_b, session_start, server) do update set
      rounds = t.rounds + excluded.rounds,
      wins = t.wins + excluded.wins,
      losses = t.losses + excluded.losses,
      draws = t.draws + excluded.draws,
      kills_a = t.kills_a + excluded.kills_a,
      deaths_a = t.deaths_a + excluded.deaths_a,
      kills_b = t.kills_b + excluded.kills_b,
      deaths_b = t.deaths_b + excluded.deaths_b
  ),
  to_rank as (
    insert into pairs_to_rank (guid) select distinct guid_a from pairs on conflict do nothing
  )
  -- Grouped, because both rounds of a map may be in different sessions.
  insert into pair_totals as t (guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b)
  select guid_a, guid_b, sum(rounds), sum(wins), sum(losses), sum(draws), sum(kills_a), sum(deaths_a), sum(kills_b), sum(deaths_b)
  from pairs group by guid_a, guid_b
  on conflict (guid_a, guid_b) do update set
    rounds = t.rounds + excluded.rounds,
    wins = t.wins + excluded.wins,
    losses = t.losses + excluded.losses,
    draws = t.draws + excluded.draws,
    kills_a = t.kills_a + excluded.kills_a,
    deaths_a = t.deaths_a + excluded.deaths_a,
    kills_b = t.kills_b + excluded.kills_b,
    deaths_b = t.deaths_b + excluded.deaths_b
$function$
;
comment on function add_pairs(bigint[]) is 'Adds new rounds to pair_sessions and pair_totals. Adds their own sums and, if a round completes its map, the result of the other round. Both rounds of a map may be new, also in different sessions.';

CREATE OR REPLACE FUNCTION public.add_record(c records)
 RETURNS bigint[]
 LANGUAGE plpgsql
AS $function$
declare
  before records;
  same records;
  after records;
  changed bigint[];
begin
  select * into before from records r
  where (r.book, r.map_key, r.side, r.size, r.kind) = (c.book, c.map_key, c.side, c.size, c.kind) and r.achieved_at < c.achieved_at
  order by r.achieved_at desc limit 1;
  if record_score(c.kind, before.value) >= record_score(c.kind, c.value) then
    return '{}';
  end if;
  -- Another server may have played in the same second.
  select * into same from records r
  where (r.book, r.map_key, r.side, r.size, r.kind) = (c.book, c.map_key, c.side, c.size, c.kind) and r.achieved_at = c.achieved_at;
  if record_score(c.kind, same.value) > record_score(c.kind, c.value) or same.value = c.value and (
    select (r.server collate "C", r.match_id collate "C", r.round_number) <= (o.server collate "C", o.match_id collate "C", o.round_number)
    from rounds r, rounds o where r.id = same.round_id and o.id = c.round_id
  ) then
    return '{}';
  end if;
  with beaten as (
    delete from records r
    where (r.book, r.map_key, r.side, r.size, r.kind) = (c.book, c.map_key, c.side, c.size, c.kind) and r.achieved_at >= c.achieved_at
      and record_score(c.kind, r.value) <= record_score(c.kind, c.value)
    returning r.round_id
  )
  select coalesce(array_agg(round_id), '{}') into changed from beaten;
  select * into after from records r
  where (r.book, r.map_key, r.side, r.size, r.kind) = (c.book, c.map_key, c.side, c.size, c.kind) and r.achieved_at > c.achieved_at
  order by r.achieved_at limit 1;
  insert into records (
    book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
    beaten_at
  )
  values (
    c.book, c.map_key, c.side, c.size, c.kind, c.achieved_at, after.achieved_at, c.value, c.guid, c.team, c.round_id, before.guid,
    before.value, before.round_id, before.achieved_at
  );
  update records r
  set held_until = c.achieved_at
  where (r.book, r.map_key, r.side, r.size, r.kind, r.achieved_at)
    = (before.book, before.map_key, before.side, before.size, before.kind, before.achieved_at);
  update records r
  set (beaten_guid, beaten_value, beaten_round_id, beaten_at) = (c.guid, c.value, c.round_id, c.achieved_at)
  where (r.book, r.map_key, r.side, r.size, r.kind, r.achieved_at)
    = (after.book, after.map_key, after.side, after.size, after.kind, after.achieved_at);
  return array_remove(changed || c.round_id || after.round_id, null);
end
$function$
;
comment on function add_record(records) is 'Adds a candidate to its board if it was better than all before it. Removes the records after it that were not better. Returns the rounds whose records changed.';

CREATE OR REPLACE FUNCTION public.add_rounds_to_sums(added bigint[])
 RETURNS void
 LANGUAGE sql
AS $function$
  with fired as materialized (
    select server, session_start, player_guid, weapon_name,
      sum(kills) as kills,
      sum(deaths) as deaths,
      sum(headshots) as headshots,
      sum(shots) as shots,
      sum(hits) as hits
    from unnest(added) as one (id)
    cross join lateral (
      select * from counted_weapon_rounds c where c.round_id = one.id
      offset 0 -- round by round, by its key
    ) as c
    group by server, session_start, player_guid, weapon_name
  ),
  weapons_of_session as (
    insert into weapon_sessions as t (server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits)
    select server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits
    from fired
    on conflict (player_guid, session_start, server, weapon_name) do update set
      kills = t.kills + excluded.kills,
      deaths = t.deaths + excluded.deaths,
      headshots = t.headshots + excluded.headshots,
      shots = t.shots + excluded.shots,
      hits = t.hits + excluded.hits
  ),
  weapons_of_all_time as (
    insert into weapon_totals as t (player_guid, weapon_name, kills, deaths, headshots, shots, hits)
    select player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits) from fired group by player_guid, weapon_name
    on conflict (player_guid, weapon_name) do update set
      kills = t.kills + excluded.kills,
      deaths = t.deaths + excluded.deaths,
      headshots = t.headshots + excluded.headshots,
      shots = t.shots + excluded.shots,
      hits = t.hits + excluded.hits
  ),
  bullets as materialized (
    select server, session_start, player_guid,
      (sum(shots) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_shots,
      (sum(hits) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_hits,
      (sum(headshots) filter (where is_bullet_weapon(weapon_name)))::bigint as bullet_headshots,
      (sum(kills) filter (where weapon_name = 'WS_GRENADE'))::bigint as grenade_kills
    from fired group by server, session_start, player_guid
  ),
  played as materialized (
    select p.*,
      coalesce(b.bullet_shots, 0) as bullet_shots,
      coalesce(b.bullet_hits, 0) as bullet_hits,
      coalesce(b.bullet_headshots, 0) as bullet_headshots,
      coalesce(b.grenade_kills, 0) as grenade_kills
    from (
      select p.server, p.session_start, p.player_guid,
        count(distinct p.round_id) as rounds,
        min(p.played_at) as first_played_at,
        max(p.played_at) as last_played_at,
        sum(p.time_played) as time_played,
        sum(p.time_dead::numeric)::double precision as time_dead,
        sum(p.kills) as kills,
        sum(p.deaths) as deaths,
        sum(p.damage_given) as damage_given,
        sum(p.damage_received) as damage_received,
        sum(p.team_damage_given) as team_damage_given,
        sum(p.gibs) as gibs,
        sum(p.self_kills) as self_kills,
        sum(p.team_kills) as team_kills,
        sum(p.headshot_kills) as headshot_kills,
        sum(p.headshots) as headshots,
        sum(p.xp) as xp,
        sum(p.kill_assists) as kill_assists,
        sum(p.objectives) as objectives,
        sum(p.dynamites_planted) as dynamites_planted,
        sum(p.dynamites_defused) as dynamites_defused,
        sum(p.times_revived) as times_revived,
        sum(p.revives_given) as revives_given,
        sum(p.useful_kills) as useful_kills,
        sum(p.useless_kills) as useless_kills,
        sum(p.denied_playtime) as denied_playtime,
        sum(p.constructions) as constructions,
        sum(p.multikills) as multikills,
        max(p.best_spree) as best_spree
      from unnest(added) as one (id)
      cross join lateral (select * from counted_player_rounds c where c.round_id = one.id offset 0) as p
      group by p.server, p.session_start, p.player_guid
    ) as p
    left join bullets b on b.player_guid = p.player_guid and b.session_start = p.session_start and b.server = p.server
  ),
  players_of_session as (
    insert into player_sessions as t (
      server, session_start, player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths,
      damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists,
      objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills,
      denied_playtime, constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
    )
    select
      server, session_start, player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths,
      damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists,
      objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills,
      denied_playtime, constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
    from played
    on conflict (player_guid, session_start, server) do update set
      rounds = t.rounds + excluded.rounds,
      first_played_at = least(t.first_played_at, excluded.first_played_at),
      last_played_at = greatest(t.last_played_at, excluded.last_played_at),
      time_played = t.time_played + excluded.time_played,
      time_dead = (t.time_dead::numeric + excluded.time_dead::numeric)::double precision,
      kills = t.kills + excluded.kills,
      deaths = t.deaths + excluded.deaths,
      damage_given = t.damage_given + excluded.damage_given,
      damage_received = t.damage_received + excluded.damage_received,
      team_damage_given = t.team_damage_given + excluded.team_damage_given,
      gibs = t.gibs + excluded.gibs,
      self_kills = t.self_kills + excluded.self_kills,
      team_kills = t.team_kills + excluded.team_kills,
      headshot_kills = t.headshot_kills + excluded.headshot_kills,
      headshots = t.headshots + excluded.headshots,
      xp = t.xp + excluded.xp,
      kill_assists = t.kill_assists + excluded.kill_assists,
      objectives = t.objectives + excluded.objectives,
      dynamites_planted = t.dynamites_planted + excluded.dynamites_planted,
      dynamites_defused = t.dynamites_defused + excluded.dynamites_defused,
      times_revived = t.times_revived + excluded.times_revived,
      revives_given = t.revives_given + excluded.revives_given,
      useful_kills = t.useful_kills + excluded.useful_kills,
      useless_kills = t.useless_kills + excluded.useless_kills,
      denied_playtime = t.denied_playtime + excluded.denied_playtime,
      constructions = t.constructions + excluded.constructions,
      multikills = t.multikills + excluded.multikills,
      best_spree = greatest(t.best_spree, excluded.best_spree),
      bullet_shots = t.bullet_shots + excluded.bullet_shots,
      bullet_hits = t.bullet_hits + excluded.bullet_hits,
      bullet_headshots = t.bullet_headshots + excluded.bullet_headshots,
      grenade_kills = t.grenade_kills + excluded.grenade_kills
  )
  insert into player_totals as t (
    player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths, damage_given, damage_received,
    team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists, objectives, dynamites_planted,
    dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime, constructions, multikills,
    best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
  )
  select player_guid,
    sum(rounds),
    min(first_played_at),
    max(last_played_at),
    sum(time_played),
    sum(time_dead::numeric)::double precision,
    sum(kills),
    sum(deaths),
    sum(damage_given),
    sum(damage_received),
    sum(team_damage_given),
    sum(gibs),
    sum(self_kills),
    sum(team_kills),
    sum(headshot_kills),
    sum(headshots),
    sum(xp),
    sum(kill_assists),
    sum(objectives),
    sum(dynamites_planted),
    sum(dynamites_defused),
    sum(times_revived),
    sum(revives_given),
    sum(useful_kills),
    sum(useless_kills),
    sum(denied_playtime),
    sum(constructions),
    sum(multikills),
    max(best_spree),
    sum(bullet_shots),
    sum(bullet_hits),
    sum(bullet_headshots),
    sum(grenade_kills)
  from played group by player_guid
  on conflict (player_guid) do update set
    rounds = t.rounds + excluded.rounds,
    first_played_at = least(t.first_played_at, excluded.first_played_at),
    last_played_at = greatest(t.last_played_at, excluded.last_played_at),
    time_played = t.time_played + excluded.time_played,
    time_dead = (t.time_dead::numeric + excluded.time_dead::numeric)::double precision,
    kills = t.kills + excluded.kills,
    deaths = t.deaths + excluded.deaths,
    damage_given = t.damage_given + excluded.damage_given,
    damage_received = t.damage_received + excluded.damage_received,
    team_damage_given = t.team_damage_given + excluded.team_damage_given,
    gibs = t.gibs + excluded.gibs,
    self_kills = t.self_kills + excluded.self_kills,
    team_kills = t.team_kills + excluded.team_kills,
    headshot_kills = t.headshot_kills + excluded.headshot_kills,
    headshots = t.headshots + excluded.headshots,
    xp = t.xp + excluded.xp,
    kill_assists = t.kill_assists + excluded.kill_assists,
    objectives = t.objectives + excluded.objectives,
    dynamites_planted = t.dynamites_planted + excluded.dynamites_planted,
    dynamites_defused = t.dynamites_defused + excluded.dynamites_defused,
    times_revived = t.times_revived + excluded.times_revived,
    revives_given = t.revives_given + excluded.revives_given,
    useful_kills = t.useful_kills + excluded.useful_kills,
    useless_kills = t.useless_kills + excluded.useless_kills,
    denied_playtime = t.denied_playtime + excluded.denied_playtime,
    constructions = t.constructions + excluded.constructions,
    multikills = t.multikills + excluded.multikills,
    best_spree = greatest(t.best_spree, excluded.best_spree),
    bullet_shots = t.bullet_shots + excluded.bullet_shots,
    bullet_hits = t.bullet_hits + excluded.bullet_hits,
    bullet_headshots = t.bullet_headshots + excluded.bullet_headshots,
    grenade_kills = t.grenade_kills + excluded.grenade_kills
$function$
;
comment on function add_rounds_to_sums(bigint[]) is 'Adds rounds that arrived to the sums of their players and the players'' weapons: of their gaming sessions and over all time. It is one statement, because planning takes longer than the work.';

CREATE OR REPLACE FUNCTION public.add_to_player_totals(on_server text, start timestamp with time zone, before player_sessions[])
 RETURNS text[]
 LANGUAGE plpgsql
AS $function$
begin
  update player_totals t
  set
    rounds = t.rounds + a.rounds - coalesce(b.rounds, 0),
    first_played_at = least(t.first_played_at, a.first_played_at),
    last_played_at = greatest(t.last_played_at, a.last_played_at),
    time_played = t.time_played + a.time_played - coalesce(b.time_played, 0),
    time_dead = (t.time_dead::numeric + a.time_dead::numeric - coalesce(b.time_dead, 0)::numeric)::double precision,
    kills = t.kills + a.kills - coalesce(b.kills, 0),
    deaths = t.deaths + a.deaths - coalesce(b.deaths, 0),
    damage_given = t.damage_given + a.damage_given - coalesce(b.damage_given, 0),
    damage_received = t.damage_received + a.damage_received - coalesce(b.damage_received, 0),
    team_damage_given = t.team_damage_given + a.team_damage_given - coalesce(b.team_damage_given, 0),
    gibs = t.gibs + a.gibs - coalesce(b.gibs, 0),
    self_kills = t.self_kills + a.self_kills - coalesce(b.self_kills, 0),
    team_kills = t.team_kills + a.team_kills - coalesce(b.team_kills, 0),
    headshot_kills = t.headshot_kills + a.headshot_kills - coalesce(b.headshot_kills, 0),
    headshots = t.headshots + a.headshots - coalesce(b.headshots, 0),
    xp = t.xp + a.xp - coalesce(b.xp, 0),
    kill_assists = t.kill_assists + a.kill_assists - coalesce(b.kill_assists, 0),
    objectives = t.objectives + a.objectives - coalesce(b.objectives, 0),
    dynamites_planted = t.dynamites_planted + a.dynamites_planted - coalesce(b.dynamites_planted, 0),
    dynamites_defused = t.dynamites_defused + a.dynamites_defused - coalesce(b.dynamites_defused, 0),
    times_revived = t.times_revived + a.times_revived - coalesce(b.times_revived, 0),
    revives_given = t.revives_given + a.revives_given - coalesce(b.revives_given, 0),
    useful_kills = t.useful_kills + a.useful_kills - coalesce(b.useful_kills, 0),
    useless_kills = t.useless_kills + a.useless_kills - coalesce(b.useless_kills, 0),
    denied_playtime = t.denied_playtime + a.denied_playtime - coalesce(b.denied_playtime, 0),
    constructions = t.constructions + a.constructions - coalesce(b.constructions, 0),
    multikills = t.multikills + a.multikills - coalesce(b.multikills, 0),
    best_spree = greatest(t.best_spree, a.best_spree),
    bullet_shots = t.bullet_shots + a.bullet_shots - coalesce(b.bullet_shots, 0),
    bullet_hits = t.bullet_hits + a.bullet_hits - coalesce(b.bullet_hits, 0),
    bullet_headshots = t.bullet_headshots + a.bullet_headshots - coalesce(b.bullet_headshots, 0),
    grenade_kills = t.grenade_kills + a.grenade_kills - coalesce(b.grenade_kills, 0)
  from player_sessions a
  left join unnest(before) as b on b.player_guid = a.player_guid
  where a.session_start = start and (a.server = on_server) is true and t.player_guid = a.player_guid;

  return array(
    select coalesce(a.player_guid, b.player_guid)
    from unnest(before) as b
    full join (
      select * from player_sessions where session_start = start and (server = on_server) is true
    ) as a on a.player_guid = b.player_guid
    where a.player_guid is null
      or a.first_played_at > b.first_played_at
      or a.last_played_at < b.last_played_at
      or a.best_spree < b.best_spree
      or b.player_guid is null and not exists (select from player_totals t where t.player_guid = a.player_guid)
  );
end
$function$
;
comment on function add_to_player_totals(text,timestamp with time zone,player_sessions[]) is 'Adds to the all-time sums the difference between a gaming session''s rows and `before`, its former rows. Returns the players whose sums need all their sessions, because they joined or left the session, or lost a value that may have been an extreme.';

CREATE OR REPLACE FUNCTION public.add_to_sessions(added bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  start timestamptz;
begin
  perform add_rounds_to_sums(added);
  for start in select distinct session_start from rounds where id = any (added) loop
    perform refresh_gaming_sessions(start, start);
  end loop;
  perform store_round_sides(added);
  perform add_pairs(added);
end
$function$
;
comment on function add_to_sessions(bigint[]) is 'Adds rounds that arrived to every rollup of their gaming sessions. Nothing else in these sessions may have changed.';

CREATE OR REPLACE FUNCTION public.analyze_stale()
 RETURNS TABLE(name text, is_done boolean)
 LANGUAGE plpgsql
AS $function$
begin
  for name, is_done in
    select c.relname::text, pg_has_role(c.relowner, 'USAGE')
      or case when current_setting('server_version_num')::integer >= 170000 then has_table_privilege(c.oid, 'MAINTAIN') else false end
    from pg_class c left join pg_stat_user_tables s on s.relid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and pg_relation_size(c.oid) > 0 and (
      c.reltuples < 0
      or s.n_mod_since_analyze > 50 + c.reltuples / 10
      or s.last_analyze is null and s.last_autoanalyze is null
      or not exists (select from pg_stats p where p.schemaname = 'public' and p.tablename = c.relname)
    )
    order by c.relname
  loop
    if is_done then
      execute format('analyze %I', name);
    end if;
    return next;
  end loop;
end
$function$
;
comment on function analyze_stale() is 'Analyzes the tables whose planning figures are missing or old. PostgreSQL loses the figures of autovacuum when it starts after a crash, and Neon when the database wakes up. Returns the tables, and whether the role may analyze each; those that it may not stay as they are.';

CREATE OR REPLACE FUNCTION public.claim_link(user_id bigint, username text, asked text, at timestamp with time zone, is_open boolean)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  person constant text := person_of(asked);
  earlier link_claims;
  new_code text;
begin
  perform lock_links();
  delete from link_claims c where c.outcome is not null and c.told and c.claimed_at <= at - interval '1 day';
  if exists (select from player_links l where l.discord_id = user_id) then
    return 'user taken';
  end if;
  select c.* into earlier from link_claims c where c.discord_id = user_id;
  if earlier.claimed_at is not null and earlier.outcome is null then
    if person_of(earlier.guid) <> person then
      return 'user claims';
    end if;
    if not is_open and earlier.claimed_at > at - interval '7 days' then
      return 'claimed';
    end if;
  elsif earlier.claimed_at > at - interval '1 day' then
    return 'too soon';
  end if;
  if exists (select from player_links l where l.et_guid = any (guids_of(person))) and not is_hidden(person, user_id) then
    return 'player taken';
  end if;
  if not is_open then
    new_code := new_link_code();
    insert into link_codes (code, guid, issued_at) values (new_code, asked, at);
  elsif verify_link(user_id, username, person, at, 'accepted') = 'player taken' then
    return 'player taken';
  end if;
  insert into link_claims as c (discord_id, discord_username, guid, code, claimed_at, outcome, told)
  values (
    user_id, case when not is_open then username end, case when is_open then '' else asked end, new_code, at,
    case when is_open then 'accepted' end, is_open
  )
  on conflict (discord_id) do update set
    discord_username = excluded.discord_username, guid = excluded.guid, code = excluded.code, claimed_at = excluded.claimed_at,
    outcome = excluded.outcome, told = excluded.told;
  return case when is_open then 'linked' else 'claimed' end;
end
$function$
;
comment on function claim_link(bigint,text,text,timestamp with time zone,boolean) is 'Claims that a Discord user is a player. The claim waits for proof. With `is_open` the user is linked at once. Returns ''claimed'' or ''linked''. Refuses with ''user taken'' if the user is linked, ''user claims'' if another claim of theirs waits, ''player taken'' if the player is linked to somebody else, and ''too soon'' if the user''s last claim was less than a day ago. A player who is hidden from the user can be claimed even when linked, because a refusal would tell that they are linked. A waiting claim is renewed once its code has expired.';

CREATE OR REPLACE FUNCTION public.claim_posts(at timestamp with time zone, most integer, leased_until timestamp with time zone, postable_after timestamp with time zone)
 RETURNS SETOF posts
 LANGUAGE plpgsql
AS $function$
declare
  free bigint[];
  claimed posts[];
begin
  -- The order of the locks is that of the channels, so that two runs never wait for each other.
  insert into post_channels (channel)
  select distinct channel from (
    select channel from post_targets
    union all
    select p.channel from posts p where p.sent_version < p.wanted_version and p.ended is null
  ) as given
  where not exists (select from post_channels c where c.channel = given.channel)
  order by channel
  on conflict do nothing;
  free := array(
    select c.channel from post_channels c
    where exists (select from posts p where p.channel = c.channel and p.sent_version < p.wanted_version and p.ended is null)
      or c.channel in (select t.channel from post_targets t)
    order by c.channel
    for update skip locked
  );
  free := array(select channel from unnest(free) as channel where posting_blocked_until(channel, at) is null);
  if free = '{}' then
    return;
  end if;

  update posts p set ended = 'too old', ended_at = at
  where p.sent_version < p.wanted_version and p.ended is null
    and p.message_id is null and (p.attempted_at is null or p.broken_off > 2) and p.played_at <= postable_after;
  update posts p set channel = t.channel
  from post_targets t
  where t.kind = p.kind and p.sent_version < p.wanted_version and p.ended is null
    and p.message_id is null and p.attempted_at is null and p.channel <> t.channel;

  claimed := array(
    select p
    from (
      select key, place, count(*) filter (where broken_off > 0) over (order by place) as broken
      from (
        select p.key, p.broken_off, row_number() over (
          order by p.message_id is not null, case when p.message_id is null then p.played_at end, p.played_at desc, p.key
        ) as place
        from posts p
        where p.channel = any (free) and p.sent_version < p.wanted_version and p.ended is null
          and (p.due_at > at and p.due_at <= at + interval '12 hours') is not true
          and (p.message_id is not null or p.attempted_at is not null or (p.kind, p.channel) in (select t.kind, t.channel from post_targets t))
      ) as due
    ) as first
    join posts p using (key)
    where place <= most and (place = 1 or broken = 0)
    order by place
    for update of p
  );
  update posts p set attempted_at = at
  where p.message_id is null and p.attempted_at is null and p.key = any (array(select c.key from unnest(claimed) as c));
  update posts p
  set broken_off = p.broken_off + 1,
    due_at = case when p.broken_off < 2 then p.due_at else at + least(interval '2 minutes' * 2 ^ least(p.broken_off - 1, 8), interval '6 hours') end,
    last_error = case when p.broken_off = 0 then p.last_error else 'The run that was to send it broke off.' end
  where p.key = any (array(select c.key from unnest(claimed) as c));
  update post_channels c set leased_until = claim_posts.leased_until
  where c.channel = any (array(select o.channel from unnest(claimed) as o));
  return query select * from unnest(claimed);
end
$function$
;
comment on function claim_posts(timestamp with time zone,integer,timestamp with time zone,timestamp with time zone) is 'Claims up to `most` posts that are due, as they were before, and their channels until `leased_until`. No other run gets a post of a claimed channel, so that the order of a channel is kept: new messages first, in the order of their matches, then edits, the latest match first. Ends posts without a message whose match was played before `postable_after`. A post whose run broke off is claimed alone, and from the third time on it waits, twice as long each time up to six hours, so that it holds back nothing else and lets the database sleep.';

CREATE OR REPLACE FUNCTION public.clock_seconds(clock text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (clock ~ '^\s*[0-9]{1,4}:[0-5][0-9]\s*$'::text) THEN (((split_part(clock, ':'::text, 1))::integer * 60) + (split_part(clock, ':'::text, 2))::integer) ELSE NULL::integer END
;
comment on function clock_seconds(text) is 'Returns the seconds of a header''s clock such as 12:00 or 7:42. Null for any other text. The same as clockSeconds in domain/duration.ts.';

CREATE OR REPLACE FUNCTION public.day_facts(day date, default_zone text)
 RETURNS json
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  zone constant text := coalesce((select value from settings where name = 'time_zone'), default_zone);
  hidden constant text[] := array(select hidden_from(null));
  began constant timestamptz := (day - 1)::timestamp at time zone zone;
  ended constant timestamptz := day::timestamp at time zone zone;
  milestones json;
  anniversaries json;
  evenings json;
begin
  milestones := (
    select json_agg(json_build_object('name', player_name(m.guid), 'rounds', m.reached) order by m.reached desc, m.guid)
    from (
      select f.player_guid as guid, (
        select max(n) from unnest(array[100, 500] || array(select generate_series(1000, 100000, 1000))) as n
        where n > t.rounds - f.since and n <= t.rounds - f.since + f.that_day
      ) as reached
      from (
        select c.player_guid, count(distinct c.round_id) as since, count(distinct c.round_id) filter (where c.played_at < ended) as that_day
        from counted_player_rounds c
        where c.played_at >= began
        group by c.player_guid
      ) as f
      join player_totals t using (player_guid)
      where f.that_day > 0 and f.player_guid <> all (hidden)
    ) as m
    where m.reached is not null
  );
  anniversaries := (
    select json_agg(json_build_object('name', player_name(t.player_guid), 'years', y.years) order by y.years desc, t.rounds desc, t.player_guid)
    from player_totals t
    cross join lateral (select (t.first_played_at at time zone zone)::date as day) as first
    cross join lateral (select extract(year from day_facts.day)::int - extract(year from first.day)::int as years) as y
    where y.years > 0 and (first.day + make_interval(years => y.years))::date = day_facts.day
      and t.last_played_at >= began - interval '90 days' and t.player_guid <> all (hidden)
  );
  evenings := (
    select json_agg(e.address order by e.session_date desc, e.session_start, e.server)
    from (
      select s.* from gaming_sessions s
      where s.counts and s.session_date < day
        and (s.session_date + make_interval(years => extract(year from day)::int - extract(year from s.session_date)::int))::date = day
        and 4 <= (
          select count(*) from rounds r
          where r.server = s.server and r.session_start = s.session_start and r.is_valid and r.round_number in (1, 2)
        )
      order by s.session_date desc, s.session_start, s.server
      limit 3
    ) as e
  );
  if coalesce(milestones, anniversaries, evenings) is null then
    return null;
  end if;
  return json_build_object('milestones', milestones, 'anniversaries', anniversaries, 'evenings', coalesce(evenings, '[]'));
end
$function$
;
comment on function day_facts(date,text) is 'Returns what is remarkable on a day of the community, for the post "on this day": players who played their 100th, 500th or a thousandth round the day before, players whose first round was a number of years ago and who still play, and evenings of this day in earlier years. Null if nothing is. Nobody who opted out is named. Who or what began on February 29 has its day on February 28 in other years.';

CREATE OR REPLACE FUNCTION public.decide_files(on_server text, on_map text, decision jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  on_key constant text := lower(on_map collate "C");
  decided_by constant bigint := (decision ->> 'by')::bigint;
  chosen constant bigint := (decision ->> 'choose')::bigint;
  number constant bigint := 1 + coalesce((
    select max(f.decision) from round_files f
    where f.server = on_server and lower(f.map_name collate "C") = on_key and f.decision is not null
  ), 0);
begin
  update round_files f
  set set_aside_at = now(), set_aside_by = decided_by, chosen_at = null, chosen_by = null, decision = number
  where f.server = on_server and f.id in (select jsonb_array_elements(decide_files.decision -> 'set_aside')::bigint);
  update round_files f
  set set_aside_at = null, set_aside_by = null, decision = number
  where f.server = on_server and f.set_aside_at is not null
    and (f.id = chosen or f.id in (select jsonb_array_elements(decide_files.decision -> 'take_back')::bigint));
  if decide_files.decision ? 'choose' then
    update round_files f
    set chosen_at = case when f.id = chosen then now() end, chosen_by = case when f.id = chosen then decided_by end, decision = number
    where f.server = on_server and f.id = any (array(
      select (jsonb_array_elements(decide_files.decision -> 'versions'))::bigint
    ));
  end if;
end
$function$
;
comment on function decide_files(text,text,jsonb) is 'Carries out a decision about the files of one round: {round_number, versions: ids, set_aside?: ids, take_back?: ids, choose?: id, by}. `choose` also brings the file back; 0 leaves the choice to the rules again. `by` is the manager, or null for npm run senders. Call it under the lock.';

CREATE OR REPLACE FUNCTION public.differing_rollups()
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE
 SET work_mem TO '64MB'
 SET jit TO 'off'
AS $function$
declare
  rollup text;
  names text;
  differs boolean;
begin
  foreach rollup in array array(
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid, 'pg_class') like 'Rollup of %'
    order by relname
  ) loop
    select string_agg(quote_ident(attname), ', ' order by attnum) into names
    from pg_attribute where attrelid = format('public.%I', rollup)::regclass and attnum > 0 and not attisdropped;
    execute format(
      'with stored as materialized (select %1$s from %2$I), computed as materialized (select %1$s from %3$I)
      select exists (table stored except table computed) or exists (table computed except table stored)
        or (select count(*) from stored) <> (select count(*) from computed)',
      names, rollup, 'computed_' || rollup
    ) into differs;
    if differs then
      return next rollup;
    end if;
  end loop;
end
$function$
;
comment on function differing_rollups() is 'Returns the rollups that differ from what their views computed_… say. It only reads, so that a daily audit leaves no dead rows. A rollup that is computed from a wrong one may be returned only after that was rebuilt.';

CREATE OR REPLACE FUNCTION public.drop_surplus_versions(given round_files)
 RETURNS void
 LANGUAGE sql
AS $function$
  delete from round_files f
  using (
    select v.id, row_number() over (order by v.player_lines desc, octet_length(v.content) desc, v.sha256 collate "C" desc) as place
    from round_files v
    where v.round_date + v.round_time = given.round_date + given.round_time
      and (
        v.server = given.server and lower(v.map_name collate "C") = lower(given.map_name collate "C")
        and v.round_number = given.round_number and v.kind = given.kind
        and date_trunc('day', v.received_at, 'UTC') = date_trunc('day', given.received_at, 'UTC')
        and v.set_aside_at is null and v.chosen_at is null
      ) is true
  ) as versions
  where f.id = versions.id and versions.place > 5
$function$
;
comment on function drop_surplus_versions(round_files) is 'Keeps the best five of the versions of a file''s round that arrived on the same day: more player lines, more bytes, the greater hash. So the order of arrival does not matter, and what came in before a token leaked stays. Versions that a manager set aside or chose are kept beside these.';

CREATE OR REPLACE FUNCTION public.examine_rollups()
 RETURNS TABLE(rollup text, stored bigint, differing bigint, examples jsonb)
 LANGUAGE plpgsql
AS $function$
declare
  found jsonb;
begin
  begin
    select jsonb_agg(to_jsonb(r)) into found from rebuild_rollups() as r;
    raise exception using errcode = 'SW001', message = 'only looking';
  exception when sqlstate 'SW001' then
  end;
  return query select * from jsonb_to_recordset(found) as f (rollup text, stored bigint, differing bigint, examples jsonb);
end
$function$
;
comment on function examine_rollups() is 'Returns what rebuild_rollups would return and changes nothing. It undoes its changes, but PostgreSQL does not undo its variables.';

CREATE OR REPLACE FUNCTION public.exclude_person(person text, by_user bigint, why text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  perform lock_rounds();
  if exists (select from excluded_people e where e.guid = person_of(person)) then
    return false;
  end if;
  insert into excluded_players (guid, excluded_at, excluded_by, reason)
  select own.guid, at, by_user, why from unnest(guids_of(person_of(person))) as own (guid);
  insert into person_decisions (guid, decision, decided_at, decided_by, reason)
  values (person_of(person), 'exclude', at, by_user, why);
  perform refresh_counting(array[person]);
  return true;
end
$function$
;
comment on function exclude_person(text,bigint,text,timestamp with time zone) is 'Excludes a person under all of their GUIDs, so that their rows never count. Returns false if the person was excluded before.';

CREATE OR REPLACE FUNCTION public.file_parts(content bytea, kind text)
 RETURNS TABLE(line integer, part integer, raw text, value text)
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
declare
  escaped constant text := encode(content, 'escape');
  divider constant text := case kind when 'round' then '\\' else E'\t' end; -- a backslash is escaped as two
  is_utf8 boolean := true;
begin
  begin
    perform convert_from(without_nul(escaped), 'UTF8');
  exception when character_not_in_repertoire then
    is_utf8 := false;
  end;
  return query
    select l.line::integer, p.part::integer, p.raw,
      case when l.line = 1 and p.part = 1 then ltrim(clean.value, U&'\FEFF') else clean.value end
    from string_to_table(escaped, E'\n') with ordinality as l (text, line)
    left join lateral string_to_table(l.text, divider) with ordinality as split (raw, part) on true
    -- An empty line has one empty part, so that a file can be put together again.
    cross join lateral (select coalesce(split.raw, ''), coalesce(split.part, 1)) as p (raw, part)
    cross join lateral (
      select regexp_replace(
        case
          when is_utf8 then convert_from(without_nul(p.raw), 'UTF8')
          else translate(
            convert_from(without_nul(p.raw), 'LATIN1'),
            U&'\0080\0082\0083\0084\0085\0086\0087\0088\0089\008A\008B\008C\008E\0091\0092\0093\0094\0095\0096\0097\0098\0099\009A\009B\009C\009E\009F',
            '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
          )
        end,
        '\r$', ''
      ) as value
    ) as clean;
end
$function$
;
comment on function file_parts(bytea,text) is 'Returns every part of a stored file''s lines: a round file''s lines are divided by backslashes, an endstats file''s by tabs. `raw` is a part''s bytes in PostgreSQL''s escape format, `value` is the text that domain/round-file/text.ts reads from them.';

CREATE OR REPLACE FUNCTION public.file_surroundings(on_server text, on_map text, stamp timestamp without time zone, hash text, reach interval, decision jsonb DEFAULT NULL::jsonb)
 RETURNS json
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  on_key constant text := lower(on_map collate "C");
  spellings constant text[] := array(
    select on_map union select min(map_name collate "C") from rounds where lower(map_name collate "C") = on_key
    union select max(map_name collate "C") from rounds where lower(map_name collate "C") = on_key
  );
  match_ids constant text[] := array(
    select to_char(file_surroundings.stamp, 'YYYY-MM-DD_HH24MISS_') || spelling from unnest(spellings) as spelling
  );
  decided_number constant integer := (decision ->> 'round_number')::integer;
  decided_file bigint;
  decided_round bigint;
begin
  if decided_number is not null then
    select f.id into decided_file
    from round_files f
    where f.round_date + f.round_time = file_surroundings.stamp
      and (f.server = on_server and lower(f.map_name collate "C") = on_key and f.round_number = decided_number and f.kind = 'round') is true
      and is_usable_after(f, file_surroundings.decision)
    order by case when file_surroundings.decision ? 'choose' then f.id = (file_surroundings.decision ->> 'choose')::bigint else f.chosen_at is not null end desc,
      f.player_lines desc, octet_length(f.content) desc, f.sha256 collate "C" desc
    limit 1;
    select r.id into decided_round
    from rounds r
    where r.server = on_server and r.round_number = decided_number and lower(r.map_name collate "C") = on_key
      and (r.round_date + r.round_time = file_surroundings.stamp or decided_number = 1 and r.file_id is null and r.match_id = any (match_ids))
    order by r.file_id is null, r.id
    limit 1;
  end if;
  return (
    with near as (
      select r.id, r.server, r.match_id, r.file_id,
        r.round_date + r.round_time between file_surroundings.stamp - reach and file_surroundings.stamp + reach as affected
      from rounds r
      where r.round_date + r.round_time between file_surroundings.stamp - 3 * reach and file_surroundings.stamp + 3 * reach
        and (r.server = on_server and lower(r.map_name collate "C") = on_key and r.round_number in (1, 2)) is true
    ),
    known as (
      select found.id, bool_or(found.affected) as affected
      from (
        select near.id, near.affected from near
        union all
        -- Pairs that the old bot stored stay together, however far apart their rounds are.
        select twin.id, near.affected and twin.file_id is null
        from near
        join rounds twin on twin.server = near.server and twin.match_id = near.match_id and twin.round_number in (1, 2)
        where near.file_id is null or twin.file_id is null
        union all
        -- A round 1 that the old bot stored under this match belongs to it, whatever its timestamp.
        select rounds.id, true from rounds where server = on_server and round_number in (1, 2) and match_id = any (match_ids)
      ) as found
      group by found.id
    )
    select json_build_object(
      'same', (
        select json_build_object(
          'filename', filename, 'server', server,
          'set_aside', case when set_aside_at is not null then case when set_aside_by is null then 'sender' else 'file' end end
        )
        from round_files where sha256 = hash and server = on_server
      ),
      'newest_file', (select coalesce(max(id), 0) from round_files where server = on_server and lower(map_name collate "C") = on_key),
      'newest_decision', (
        select coalesce(max(f.decision), 0) from round_files f
        where f.server = on_server and lower(f.map_name collate "C") = on_key and f.decision is not null
      ),
      'decided_file', case when decided_file is not null and decided_round is null then (
        select json_build_object(
          'id', f.id, 'filename', f.filename, 'sha256', f.sha256, 'bytes', octet_length(f.content), 'is_chosen', f.chosen_at is not null,
          'player_lines', f.player_lines, 'content', encode(f.content, 'base64')
        )
        from round_files f where f.id = decided_file
      ) end,
      'rounds', coalesce((
        select json_agg(json_build_object(
          'id', r.id, 'date', s.round_date, 'time', to_char(s.round_time, 'HH24MISS'), 'round', s.round_number,
          'match_id', s.match_id, 'winning_side', r.winning_side, 'played_at', extract(epoch from s.played_at) * 1000,
          'defender', s.defender_team, 'limit', s.time_limit, 'actual', s.actual_time, 'rules', r.rules, 'affected', known.affected,
          'used_file', (select sha256 from round_files u where u.id = r.file_id),
          'used_round1', (select sha256 from round_files u where u.id = r.round1_file_id),
          'used_endstats', (select sha256 from round_files u where u.id = r.endstats_file_id),
          'is_removed', r.id = decided_round and decided_file is null and r.file_id is not null and replaced.round_id is null,
          'is_restored', replaced.round_id is not null,
          'file', case when f.id is not null then json_build_object(
            'id', f.id, 'filename', f.filename, 'sha256', f.sha256, 'bytes', octet_length(f.content), 'is_chosen', f.chosen_at is not null,
            'player_lines', f.player_lines, 'content', encode(f.content, 'base64')
          ) end,
          'players', case when f.id is null then (
            select json_agg(json_build_object(
              'player_guid', p.player_guid, 'player_name', p.player_name, 'clean_name', p.clean_name, 'team', p.team,
              'deaths', p.deaths, 'damage_given', p.damage_given, 'damage_received', p.damage_received,
              'team_damage_given', p.team_damage_given, 'team_damage_received', p.team_damage_received, 'gibs', p.gibs,
              'self_kills', p.self_kills, 'team_kills', p.team_kills, 'team_gibs', p.team_gibs,
              'time_played_seconds', p.time_played_seconds, 'is_left_out', is_left_out(p, s) and r.rows_ruled_in_at is null,
              'weapons', (
                select json_agg(json_build_object(
                  'weapon_name', w.weapon_name, 'hits', w.hits, 'shots', w.shots, 'kills', w.kills, 'deaths', w.deaths,
                  'headshots', w.headshots
                ))
                from (
                  select w.* from weapon_comprehensive_stats w
                  where w.round_id = r.id and w.player_guid = p.player_guid and replaced.round_id is null
                  union all
                  select w.* from jsonb_populate_recordset(null::weapon_comprehensive_stats, replaced.weapons) as w
                  where w.player_guid = p.player_guid
                ) as w
              )
            ))
            from (
              select p as row from player_comprehensive_stats p where p.round_id = r.id and replaced.round_id is null
              union all
              select p from jsonb_populate_recordset(null::player_comprehensive_stats, replaced.players) as p
            ) as rows
            cross join lateral (select (rows.row).*) as p
          ) end
        ) order by r.id)
        from known
        join rounds r using (id)
        left join round_files f on f.id = case when r.id = decided_round then decided_file else r.file_id end
        left join replaced_rounds replaced on replaced.round_id = r.id and r.id = decided_round and decided_file is null
        cross join lateral jsonb_populate_record(r, coalesce(replaced.round, '{}')) as s
      ), '[]'),
      'endstats', coalesce((
        select json_agg(json_build_object(
          'id', f.id, 'filename', f.filename, 'sha256', f.sha256, 'bytes', octet_length(f.content), 'is_chosen', f.chosen_at is not null,
          'content', encode(f.content, 'base64')
        ) order by f.id)
        from round_files f
        where f.round_date + f.round_time between file_surroundings.stamp - 3 * reach and file_surroundings.stamp + 3 * reach
          and (f.server = on_server and lower(f.map_name collate "C") = on_key and f.kind = 'endstats') is true
          and is_usable_after(f, file_surroundings.decision)
      ), '[]')
    )
  );
end
$function$
;
comment on function file_surroundings(text,text,timestamp without time zone,text,interval,jsonb) is 'Returns as JSON everything that a file can affect or depend on: the rounds of its server and map within three times `reach` of its timestamp. Those within `reach` are affected: the file can change them. The others are only what these depend on, so the cost does not grow with the number of stored rounds. Each round includes its file, or the old bot''s rows if there is no file. Endstats files that may belong to an affected round are included. With a decision (decide_files), rounds and files are returned as they will be afterwards.';

CREATE OR REPLACE FUNCTION public.findings_without_quotes(findings jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
RETURN COALESCE((SELECT jsonb_agg((f.finding || jsonb_build_object('message', without_quotes((f.finding ->> 'message'::text)))) ORDER BY f."position") AS jsonb_agg FROM jsonb_array_elements(findings_without_quotes.findings) WITH ORDINALITY f(finding, "position")), '[]'::jsonb)
;
comment on function findings_without_quotes(jsonb) is 'Returns findings whose messages quote nothing from the file.';

CREATE OR REPLACE FUNCTION public.finish_files(on_server text, files bigint[], made bigint[], changes jsonb, OUT ids bigint[], OUT played bigint[], OUT paired bigint[])
 RETURNS record
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  names constant text[] := array(select filename from round_files where id = any (files));
begin
  perform update_names(made, '[]');
  select made || w.ids, made || w.played, w.paired into ids, played, paired from write_rows(on_server, changes) as w;
  perform drop_surplus_versions(f) from round_files f where f.id = any (files);
  perform note_processed(on_server, names);
end
$function$
;
comment on function finish_files(text,bigint[],bigint[],jsonb) is 'Finishes what insert_files and insert_rounds began for several files of a server. `files` are the files'' ids, `made` those of the new rounds, which have their players'' rows by now. `changes` are the rounds that were stored before, as write_rows takes them. Returns what settle_changes needs. The caller must call that at the end of the same transaction, once for all files.';

CREATE OR REPLACE FUNCTION public.forget_links_set_aside()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update player_merges set links_set_aside = '[]' where from_guid = new.guid;
  return null;
end
$function$
;
comment on function forget_links_set_aside() is 'Removes the links that a merge set aside once their player is forgotten.';

CREATE OR REPLACE FUNCTION public.forget_person(person text, hashes jsonb, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  -- Control characters that no name has, without tabs, line ends and chr(26), which stands for nobody in particular.
  marks constant integer[] := array(select code from generate_series(1, 31) as code where code not between 9 and 13 and code <> 26);
  own text[];
begin
  perform lock_rounds();
  lock table session_teams, player_links, player_profiles in share row exclusive mode;
  own := guids_of(person_of(person));
  perform from forgotten_players f where f.guid = any (own) and f.removed_at is null and f.remove_after <= at for update;
  if not found then
    return;
  end if;
  if exists (select from known_names(own) as k where not hashes ? k.name) then
    raise exception 'a round has brought another name meanwhile' using errcode = 'serialization_failure';
  end if;
  insert into forgotten_players (guid, asked_at, remove_after, removed_at, mark, name_hashes)
  select one.guid, at, at, at, marks[1 + ((select count(*) from forgotten_players f where f.mark is not null) + one.position) % 25], array(
    select distinct hash from known_names(own) as k cross join lateral jsonb_array_elements_text(hashes -> k.name) as hash
    where k.guid = one.guid
  )
  from unnest(own) with ordinality as one (guid, position)
  on conflict (guid) do update set
    removed_at = excluded.removed_at, mark = coalesce(forgotten_players.mark, excluded.mark),
    name_hashes = array(select unnest(forgotten_players.name_hashes) union select unnest(excluded.name_hashes));
  perform remove_names(own);
end
$function$
;
comment on function forget_person(text,jsonb,timestamp with time zone) is 'Forgets a person under all of their GUIDs, for good. `hashes` is {name: [keyed hashes]} of all known names, or null if there is no key. Fails with serialization_failure if a round has brought another name meanwhile. Does nothing if the person has taken the deletion back.';

CREATE OR REPLACE FUNCTION public.forgotten_version()
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN COALESCE((SELECT md5(string_agg((forgotten_players.guid || (forgotten_players.name_hashes)::text), ','::text ORDER BY (forgotten_players.guid COLLATE "C"))) AS md5 FROM forgotten_players WHERE (forgotten_players.removed_at IS NOT NULL)), ''::text)
;
comment on function forgotten_version() is 'Returns a text that changes with the list of GUIDs and names that must not be stored. Whoever derives rows compares it with the one of the moment they are written.';

CREATE OR REPLACE FUNCTION public.guids_of(person text)
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return array_prepend(person, array(select m.from_guid from player_merges m where m.into_guid = guids_of.person order by m.from_guid));
end
$function$
;
comment on function guids_of(text) is 'Returns all GUIDs of a person, the person''s own first. It is plpgsql, because PostgreSQL plans each of the first calls of a function in SQL.';

CREATE OR REPLACE FUNCTION public.hidden_from(viewer bigint)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return query
    select distinct coalesce(m.into_guid, hiding.guid)
    from (
      select c.player_guid from player_profiles c where c.opted_out
      union all select f.guid from forgotten_players f where f.removed_at is null
    ) as hiding (guid)
    left join player_merges m on m.from_guid = hiding.guid
    where coalesce(m.into_guid, hiding.guid) not in (select person_of(l.et_guid) from player_links l where l.discord_id = viewer);
end
$function$
;
comment on function hidden_from(bigint) is 'Returns all persons hidden from this Discord user. A statement calls it once, while is_hidden needs a call per row.';

CREATE OR REPLACE FUNCTION public.holds_guid(content bytea, guids text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN ((POSITION(('\x00'::bytea) IN (content)) > 0) OR (EXISTS (SELECT FROM unnest(holds_guid.guids) g(guid) WHERE (POSITION((convert_to(g.guid, 'UTF8'::name)) IN (holds_guid.content)) > 0))))
;
comment on function holds_guid(bytea,text[]) is 'Returns whether a file may have one of these GUIDs. A file with NUL bytes may have it in pieces.';

CREATE OR REPLACE FUNCTION public.in_parallel(kind anyelement, query text)
 RETURNS SETOF anyelement
 LANGUAGE plpgsql
AS $function$
begin
  return query execute query;
end
$function$
;
comment on function in_parallel(anyelement,text) is 'Returns the rows of a query whose columns are those of the table or view of `kind`, in order. PostgreSQL shares a query between several processors, but never the query of an insert. An insert from this function is shared. Columns are matched by their place: a column that a migration adds is the last of its table, so name a view that lists them as the query does, or list them in the table''s order.';

CREATE OR REPLACE FUNCTION public.include_person(person text, by_user bigint, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  perform lock_rounds();
  delete from excluded_players e where e.guid = any (guids_of(person_of(person)));
  if not found then
    return false;
  end if;
  insert into person_decisions (guid, decision, decided_at, decided_by) values (person_of(person), 'include', at, by_user);
  perform refresh_counting(array[person]);
  return true;
end
$function$
;
comment on function include_person(text,bigint,timestamp with time zone) is 'Takes back that a person was excluded, whichever of their GUIDs was. Returns false if none was.';

CREATE OR REPLACE FUNCTION public.insert_files(files jsonb)
 RETURNS SETOF round_files
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  stored bigint;
begin
  return query
    insert into round_files as f
      (server, filename, kind, round_date, round_time, map_name, round_number, sha256, content, player_lines, findings)
    select given.server, given.filename, given.kind, given.round_date, given.round_time, given.map_name, given.round_number, given.sha256,
      decode(file ->> 'content', 'base64'), given.player_lines, given.findings
    from jsonb_array_elements(files) as file
    cross join lateral jsonb_populate_record(null::round_files, file - 'content') as given
    on conflict on constraint round_files_sha256_key do update
    set (filename, round_date, round_time, map_name, round_number, received_at, set_aside_at, decision)
      = (excluded.filename, excluded.round_date, excluded.round_time, excluded.map_name, excluded.round_number, now(), null, (
        select coalesce(max(o.decision), 0) + 1 from round_files o
        where o.server = excluded.server and lower(o.map_name collate "C") = lower(excluded.map_name collate "C") and o.decision is not null
      ))
    where f.set_aside_at is not null and f.set_aside_by is null
    returning f.*;
  get diagnostics stored = row_count;
  if stored <> jsonb_array_length(files) then
    raise exception 'the same bytes of % came in meanwhile', files -> 0 ->> 'filename' using errcode = 'serialization_failure';
  end if;
end
$function$
;
comment on function insert_files(jsonb) is 'Stores files, each one once. `files` have the columns of round_files, with content in base64. A file that npm run senders set aside comes in again, because its sender can be trusted again. Fails with serialization_failure if the same bytes came in meanwhile.';

CREATE OR REPLACE FUNCTION public.insert_player_sessions(on_server text, start timestamp with time zone, guids text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  with bullets as materialized (
    select player_guid, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
    from player_session_bullets
    where player_guid = any (guids) and session_start = start and (server = on_server) is true
  )
  insert into player_sessions (
    server, session_start, player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths,
    damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists,
    objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime,
    constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
  )
  select
    p.server, p.session_start, p.player_guid, p.rounds, p.first_played_at, p.last_played_at, p.time_played, p.time_dead, p.kills,
    p.deaths, p.damage_given, p.damage_received, p.team_damage_given, p.gibs, p.self_kills, p.team_kills, p.headshot_kills,
    p.headshots, p.xp, p.kill_assists, p.objectives, p.dynamites_planted, p.dynamites_defused, p.times_revived, p.revives_given,
    p.useful_kills, p.useless_kills, p.denied_playtime, p.constructions, p.multikills, p.best_spree, coalesce(b.bullet_shots, 0),
    coalesce(b.bullet_hits, 0), coalesce(b.bullet_headshots, 0), coalesce(b.grenade_kills, 0)
  from player_session_rounds p
  left join bullets b on b.player_guid = p.player_guid
  where p.session_start = start and (p.server = on_server) is true;
end
$function$
;
comment on function insert_player_sessions(text,timestamp with time zone,text[]) is 'Inserts the rows of player_sessions for one gaming session. `guids` are its players. Call it after weapon_sessions were written.';

CREATE OR REPLACE FUNCTION public.insert_player_sessions_since(since timestamp with time zone, guids text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  everyone constant boolean := guids is null;
begin
  if everyone and since = '-infinity' then
    insert into player_sessions (
      server, session_start, player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths,
      damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists,
      objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills,
      denied_playtime, constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
    )
    select
      server, session_start, player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths,
      damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists,
      objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills,
      denied_playtime, constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
    from in_parallel(null::computed_player_sessions, 'select * from computed_player_sessions');
    return;
  end if;
  insert into player_sessions (
    server, session_start, player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths,
    damage_given, damage_received, team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists,
    objectives, dynamites_planted, dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime,
    constructions, multikills, best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
  )
  select
    p.server, p.session_start, p.player_guid, p.rounds, p.first_played_at, p.last_played_at, p.time_played, p.time_dead, p.kills,
    p.deaths, p.damage_given, p.damage_received, p.team_damage_given, p.gibs, p.self_kills, p.team_kills, p.headshot_kills,
    p.headshots, p.xp, p.kill_assists, p.objectives, p.dynamites_planted, p.dynamites_defused, p.times_revived, p.revives_given,
    p.useful_kills, p.useless_kills, p.denied_playtime, p.constructions, p.multikills, p.best_spree, coalesce(b.bullet_shots, 0),
    coalesce(b.bullet_hits, 0), coalesce(b.bullet_headshots, 0), coalesce(b.grenade_kills, 0)
  from player_session_rounds p
  left join (
    select server, session_start, player_guid, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
    from player_session_bullets
    where session_start >= since and (everyone or player_guid = any (guids))
  ) as b using (server, session_start, player_guid)
  where p.session_start >= since and (everyone or p.player_guid = any (guids));
end
$function$
;
comment on function insert_player_sessions_since(timestamp with time zone,text[]) is 'Inserts the rows of player_sessions for these players (null: all players) and the sessions that begin at `since` or later. Call it after weapon_sessions were written.';

CREATE OR REPLACE FUNCTION public.insert_player_totals(guids text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into player_totals (
    player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths, damage_given, damage_received,
    team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists, objectives, dynamites_planted,
    dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime, constructions, multikills,
    best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
  )
  select
    player_guid, rounds, first_played_at, last_played_at, time_played, time_dead, kills, deaths, damage_given, damage_received,
    team_damage_given, gibs, self_kills, team_kills, headshot_kills, headshots, xp, kill_assists, objectives, dynamites_planted,
    dynamites_defused, times_revived, revives_given, useful_kills, useless_kills, denied_playtime, constructions, multikills,
    best_spree, bullet_shots, bullet_hits, bullet_headshots, grenade_kills
  from player_totals_between('-infinity', 'infinity', guids);
end
$function$
;
comment on function insert_player_totals(text[]) is 'Inserts the all-time sums of these players (null: all players), computed from player_sessions.';

CREATE OR REPLACE FUNCTION public.insert_rounds(on_server text, changes jsonb)
 RETURNS bigint[]
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  ids bigint[] := array(
    select nextval(pg_get_serial_sequence('rounds', 'id')) from generate_series(1, jsonb_array_length(changes))
  );
begin
  insert into rounds (id, server, match_id, round_date, round_time, map_name, round_number, time_limit, actual_time, winner_team,
    defender_team, winning_side, round_outcome, played_at, session_start, duration_seconds, is_valid, invalid_reason, source,
    file_id, round1_file_id, recorded_fields, rows_left_out, rules, endstats_file_id, findings)
  select ids[c.position], on_server, given.match_id, given.round_date, given.round_time, given.map_name, given.round_number, given.time_limit,
    given.actual_time, given.winner_team, given.defender_team, given.winning_side, given.round_outcome, given.played_at, given.played_at,
    given.duration_seconds, given.invalid_reason is null, given.invalid_reason, 'file',
    (select id from round_files where sha256 = c.change ->> 'file' and server = on_server),
    (select id from round_files where sha256 = c.change ->> 'round1' and server = on_server),
    given.recorded_fields, given.rows_left_out, given.rules,
    (select id from round_files where sha256 = c.change ->> 'endstats' and server = on_server), coalesce(given.findings, '[]')
  from jsonb_array_elements(changes) with ordinality as c (change, position)
  cross join lateral jsonb_populate_record(null::rounds, c.change - '{players,weapons,awards,versus}'::text[]) as given;

  ids := array(
    select restore_ruling(made) from unnest(ids) with ordinality as u (id, position) join rounds made using (id) order by u.position
  );

  -- The winning side of the match's other round may change with this round.
  update rounds r set winning_side = given.other_winning_side
  from jsonb_to_recordset(changes) as given (match_id text, round_number integer, other_winning_side integer)
  where r.match_id = given.match_id and (r.server = on_server) is true and r.round_number = 3 - given.round_number
    and r.winning_side is distinct from given.other_winning_side;

  insert into round_awards (round_id, position, award, player_name, player_guid, value, amount)
  select ids[c.position], given.position, given.award, given.player_name, given.player_guid, given.value, given.amount
  from jsonb_array_elements(changes) with ordinality as c (change, position)
  cross join lateral jsonb_populate_recordset(null::round_awards, c.change -> 'awards') as given;
  insert into round_versus (round_id, position, subject_name, subject_guid, opponent_name, opponent_guid, kills, deaths)
  select ids[c.position], given.position, given.subject_name, given.subject_guid, given.opponent_name, given.opponent_guid, given.kills,
    given.deaths
  from jsonb_array_elements(changes) with ordinality as c (change, position)
  cross join lateral jsonb_populate_recordset(null::round_versus, c.change -> 'versus') as given;
  return ids;
end
$function$
;
comment on function insert_rounds(text,jsonb) is 'Inserts new rounds of a server, without their players'' rows. `changes` are parameters of write_round. Returns the ids in the given order.';

CREATE OR REPLACE FUNCTION public.is_bullet_weapon(weapon_name text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (weapon_name <> ALL (ARRAY['WS_KNIFE'::text, 'WS_KNIFE_KBAR'::text, 'WS_PANZERFAUST'::text, 'WS_BAZOOKA'::text, 'WS_FLAMETHROWER'::text, 'WS_GRENADE'::text, 'WS_MORTAR'::text, 'WS_MORTAR2'::text, 'WS_DYNAMITE'::text, 'WS_AIRSTRIKE'::text, 'WS_ARTILLERY'::text, 'WS_SATCHEL'::text, 'WS_GRENADELAUNCHER'::text, 'WS_LANDMINE'::text, 'WS_SYRINGE'::text]))
;
comment on function is_bullet_weapon(text) is 'Returns whether a weapon''s hits per shot measure aim. The other weapons are left out of accuracy.';

CREATE OR REPLACE FUNCTION public.is_forgotten(guid text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT FROM forgotten_players f WHERE ((f.guid = is_forgotten.guid) AND (f.removed_at IS NOT NULL))))
;
comment on function is_forgotten(text) is 'Returns whether the names of a GUID were removed and must not be stored.';

CREATE OR REPLACE FUNCTION public.is_hidden(guid text, viewer bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  own constant text[] := guids_of(is_hidden.guid);
begin
  return (
      exists (select from player_profiles c where c.player_guid = any (own) and c.opted_out)
      or exists (select from forgotten_players f where f.guid = any (own) and f.removed_at is null)
    )
    and not exists (select from player_links l where l.discord_id = viewer and person_of(l.et_guid) = is_hidden.guid);
end
$function$
;
comment on function is_hidden(text,bigint) is 'Returns whether a person opted out, or asked to be forgotten, and is hidden from this Discord user. Nobody is hidden from themselves.';

CREATE OR REPLACE FUNCTION public.is_left_out(p player_comprehensive_stats, r rounds)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE (r).source WHEN 'legacy'::text THEN (((p).round_date <> (r).round_date) OR ((p).round_number <> (r).round_number) OR (lower(((p).map_name COLLATE "C")) <> lower(((r).map_name COLLATE "C"))) OR COALESCE(((p).time_played_seconds > ((r).duration_seconds + 60)), false)) ELSE COALESCE(((p).player_guid = ANY ((r).rows_left_out)), false) END
;
comment on function is_left_out(player_comprehensive_stats,rounds) is 'Returns whether a player row never counts unless an admin rules it in. A row of the old bot belongs to another file if its date, map or number differs from its round''s, or if its time exceeds the round''s by more than a minute. For rows made from a file, the round lists the GUIDs.';

CREATE OR REPLACE FUNCTION public.is_masked(name text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN (name ~ '^[\u0001-\u0008\u000E-\u001F]+$'::text)
;
comment on function is_masked(text) is 'Returns whether a name in a file is masked (see mask_names).';

CREATE OR REPLACE FUNCTION public.is_post_wanted(on_server text, on_match text)
 RETURNS boolean
 LANGUAGE sql
AS $function$
  select exists (
    select from posts p
    where p.server = on_server and (p.kind = 'match' and p.subject = on_match or p.kind = 'evening')
      and p.sent_version < p.wanted_version and p.ended is null
  ) or exists (
    select from posts p where p.kind = 'ranking' and p.message_id is not null and p.sent_version < p.wanted_version and p.ended is null
  )
$function$
;
comment on function is_post_wanted(text,text) is 'Returns whether the message about a match is outstanding, one about an evening on its server, or the live ranking. Volatile, so that it sees what the same statement has written.';

CREATE OR REPLACE FUNCTION public.is_usable_after(f round_files, decision jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN (decision IS NULL) THEN ((f).set_aside_at IS NULL) WHEN (COALESCE((decision -> 'set_aside'::text), '[]'::jsonb) @> to_jsonb((f).id)) THEN false WHEN ((COALESCE((decision -> 'take_back'::text), '[]'::jsonb) @> to_jsonb((f).id)) OR (((decision ->> 'choose'::text))::bigint = (f).id)) THEN true ELSE ((f).set_aside_at IS NULL) END
;
comment on function is_usable_after(round_files,jsonb) is 'Returns whether rounds may be made from a file once a decision holds (null: as decided until now). See decide_files.';

CREATE OR REPLACE FUNCTION public.keys_in_rounds(ids bigint[])
 RETURNS TABLE(guid text, key text, forgotten boolean)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT DISTINCT named.guid,
     key.key,
     is_forgotten(named.guid) AS is_forgotten
    FROM (( SELECT p.player_guid,
             p.player_name
            FROM player_comprehensive_stats p
           WHERE (p.round_id = ANY (keys_in_rounds.ids))
         UNION
          SELECT p.player_guid,
             p.clean_name
            FROM player_comprehensive_stats p
           WHERE ((p.round_id = ANY (keys_in_rounds.ids)) AND (p.clean_name IS NOT NULL))
         UNION
          SELECT max(part.value) FILTER (WHERE (part.part = 1)) AS max,
             max(part.value) FILTER (WHERE (part.part = 2)) AS max
            FROM ((rounds r
              JOIN round_files f ON ((f.id = r.file_id)))
              CROSS JOIN LATERAL file_parts(f.content, 'round'::text) part(line, part, raw, value))
           WHERE ((r.id = ANY (keys_in_rounds.ids)) AND (part.line > 1))
           GROUP BY r.id, part.line
          HAVING ((max(part.value) FILTER (WHERE (part.part = 1)) ~ '^[0-9A-F]{8}$'::text) AND (max(part.value) FILTER (WHERE (part.part = 2)) <> ''::text))) named(guid, name)
      CROSS JOIN LATERAL unnest(name_keys(named.name)) key(key));
END
;
comment on function keys_in_rounds(bigint[]) is 'Returns the keys (name_keys) of the names that players had in rounds: as stored, and as the round''s file writes them.';

CREATE OR REPLACE FUNCTION public.known_names(guids text[])
 RETURNS TABLE(guid text, name text)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT DISTINCT n.guid,
     n.name
    FROM ( SELECT a.guid,
             a.alias
            FROM player_aliases a
           WHERE (a.guid = ANY (known_names.guids))
         UNION ALL
          SELECT l.guid,
             l.alias
            FROM legacy_aliases l
           WHERE (l.guid = ANY (known_names.guids))
         UNION ALL
          SELECT p.player_guid,
             name.name
            FROM ((replaced_rounds r
              CROSS JOIN LATERAL jsonb_populate_recordset(NULL::player_comprehensive_stats, r.players) p(id, round_id, round_date, map_name, round_number, player_guid, player_name, clean_name, team, kills, deaths, damage_given, damage_received, team_damage_given, team_damage_received, gibs, self_kills, team_kills, team_gibs, headshot_kills, headshots, time_played_seconds, time_played_minutes, time_dead_minutes, time_dead_ratio, xp, kd_ratio, dpm, efficiency, bullets_fired, accuracy, kill_assists, objectives_completed, objectives_destroyed, objectives_stolen, objectives_returned, dynamites_planted, dynamites_defused, times_revived, revives_given, most_useful_kills, useless_kills, kill_steals, denied_playtime, constructions, tank_meatshield, double_kills, triple_kills, quad_kills, multi_kills, mega_kills, killing_spree_best, death_spree_worst, created_at))
              CROSS JOIN LATERAL unnest(ARRAY[p.player_name, p.clean_name]) name(name))
           WHERE (p.player_guid = ANY (known_names.guids))
         UNION ALL
          SELECT p.player_guid,
             p.player_name
            FROM player_comprehensive_stats p
           WHERE (p.player_guid = ANY (known_names.guids))
         UNION ALL
          SELECT p.player_guid,
             p.clean_name
            FROM player_comprehensive_stats p
           WHERE (p.player_guid = ANY (known_names.guids))
         UNION ALL
          SELECT w.player_guid,
             w.player_name
            FROM weapon_comprehensive_stats w
           WHERE (w.player_guid = ANY (known_names.guids))
         UNION ALL
          SELECT c.player_guid,
             c.display_name
            FROM player_profiles c
           WHERE (c.player_guid = ANY (known_names.guids))
         UNION ALL
          SELECT l.et_guid,
             l.et_name
            FROM player_links l
           WHERE (l.et_guid = ANY (known_names.guids))
         UNION ALL
          SELECT a.player_guid,
             a.player_name
            FROM round_awards a
           WHERE (a.player_guid = ANY (known_names.guids))
         UNION ALL
          SELECT v.subject_guid,
             v.subject_name
            FROM round_versus v
           WHERE (v.subject_guid = ANY (known_names.guids))
         UNION ALL
          SELECT v.opponent_guid,
             v.opponent_name
            FROM round_versus v
           WHERE (v.opponent_guid = ANY (known_names.guids))
         UNION ALL
          SELECT who.value,
             named.value
            FROM ((round_files f
              CROSS JOIN LATERAL file_parts(f.content, f.kind) who(line, part, raw, value))
              JOIN LATERAL file_parts(f.content, f.kind) named(line, part, raw, value) ON (((named.line = who.line) AND (named.part = 2))))
           WHERE ((f.kind = 'round'::text) AND holds_guid(f.content, known_names.guids) AND (who.part = 1) AND (who.line > 1) AND (who.value = ANY (known_names.guids)))
         UNION ALL
          SELECT "left"(who.value, 8) AS "left",
             named.value
            FROM ((round_files f
              CROSS JOIN LATERAL file_parts(f.content, f.kind) who(line, part, raw, value))
              JOIN LATERAL file_parts(f.content, f.kind) named(line, part, raw, value) ON (((named.line = who.line) AND (named.part = 2))))
           WHERE ((f.kind = 'endstats'::text) AND holds_guid(f.content, known_names.guids) AND (who.part = 3) AND ("left"(who.value, 8) = ANY (known_names.guids)))) n(guid, name)
   WHERE ((n.name <> ''::text) AND (n.name <> 'Unknown Player'::text) AND (NOT is_masked(n.name)));
END
;
comment on function known_names(text[]) is 'Returns all names under which GUIDs are stored, in rows and in files.';

CREATE OR REPLACE FUNCTION public.latest_rounds(person text, most integer)
 RETURNS TABLE(played_at timestamp with time zone, map_name text, round_number integer, kills integer, deaths integer, damage_given integer, time_played integer)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  own constant text[] := guids_of(person);
begin
  return query
  with newest as materialized (
    select s.server, s.session_start, sum(s.rounds) over (order by s.session_start desc, s.server) - s.rounds as newer
    from (
      select p.server, p.session_start, p.rounds from player_sessions p
      where p.player_guid = person
      order by p.session_start desc, p.server
      limit most
    ) as s
  )
  select p.played_at, coalesce(maps.map_name, p.map_name), p.round_number, p.kills, p.deaths, p.damage_given, p.time_played
  from newest
  join rounds r on r.session_start = newest.session_start and (r.server = newest.server) is true
  cross join lateral (
    select * from counted_player_rounds c where c.round_id = r.id and c.installation_guid = any (own)
    offset 0 -- round by round, by its key
  ) as p
  left join maps on maps.map_key = lower(p.map_name collate "C")
  where newest.newer < most
  order by p.played_at desc
  limit most;
end
$function$
;
comment on function latest_rounds(text,integer) is 'Returns a person''s latest counted rounds, newest first, at most `most`. Reads sessions from the newest on until they contain enough rounds, so old sessions cost nothing. PostgreSQL plans it once per connection, with scans that grow with a table switched off (see file_surroundings).';

CREATE OR REPLACE FUNCTION public.live_ranking(at timestamp with time zone, default_zone text, catalogue jsonb)
 RETURNS json
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  zone constant text := coalesce((select value from settings where name = 'time_zone'), default_zone);
  hidden constant text[] := array(select hidden_from(null));
  evening constant date := (select max(session_date) from gaming_sessions where counts);
  evening_began constant timestamptz := (select min(session_start) from gaming_sessions where session_date = evening and counts);
  evening_guids constant text[] := array(select distinct player_guid from player_sessions where session_start >= evening_began);
  newest constant timestamptz := (select max(session_start) from player_sessions);
  wanted text;
  size integer;
  period text;
  rules jsonb;
  since timestamptz;
  until timestamptz := 'infinity';
begin
  select coalesce(s.statistic, catalogue ->> 'statistic'), coalesce(s.size, (catalogue ->> 'size')::int), coalesce(s.period, catalogue ->> 'period')
  into wanted, size, period
  from post_settings s where s.kind = 'ranking';
  rules := catalogue -> 'rules' -> wanted;
  since := case period
    when 'season' then date_trunc('quarter', at at time zone zone) at time zone zone
    when '90d' then at - interval '90 days'
    when '30d' then at - interval '30 days'
    when 'session' then newest
    else '-infinity' end;
  if period = 'session' then
    until := newest + interval '1 microsecond';
  end if;
  return (
    with current as materialized (
      select t as totals from player_totals t where period = 'all'
      union all
      select row(b.*)::player_totals from player_totals_between(since, until, null) as b where period <> 'all'
    ),
    both_times as (
      select true as is_now, c.totals from current c
      union all
      select false, c.totals from current c where (c.totals).player_guid <> all (evening_guids)
      union all
      select false, row(b.*)::player_totals from player_totals_between(since, least(until, evening_began), evening_guids) as b
    ),
    seen as (
      select b.is_now, (b.totals).player_guid as guid, (b.totals).rounds as rounds,
        statistic_value(wanted, b.totals) as value,
        case when period = 'all' then (rules ->> 'allTime')::int else greatest(
          ceil(max((b.totals).rounds) over (partition by b.is_now) / (catalogue ->> 'share')::float8), (rules ->> 'period')::int
        ) end as needed
      from both_times b
      where (b.totals).player_guid <> all (hidden)
    ),
    ranked as (
      select s.*, rank() over best as place
      from seen s
      where s.rounds >= s.needed and s.value is not null
      window best as (partition by s.is_now order by case when rules ->> 'best' = 'least' then s.value else - s.value end)
    )
    select json_build_object(
      'statistic', wanted, 'period', period, 'day', evening,
      'players', (select count(*) from seen where is_now),
      'min_rounds', (select max(needed) from seen where is_now),
      'ranked', (select count(*) from ranked where is_now),
      'is_compared', exists (select from ranked where not is_now),
      'rows', (
        select coalesce(json_agg(json_build_object(
          'name', player_name(n.guid), 'value', n.value, 'rounds', n.rounds, 'rank', n.place, 'before', b.place
        ) order by n.number), '[]')
        from (
          select r.*, row_number() over (order by r.place, r.rounds desc, r.guid) as number from ranked r where r.is_now
        ) as n
        left join ranked b on b.guid = n.guid and not b.is_now
        where n.number <= size
      )
    )
  );
end
$function$
;
comment on function live_ranking(timestamp with time zone,text,jsonb) is 'Returns what the live ranking shows: the players of most value, with their ranks before the latest evening, the day on which the newest session began. So two game servers on one evening make one step. Players who opted out are left out. `catalogue` has the defaults of the settings, and the rounds that each statistic needs.';

CREATE OR REPLACE FUNCTION public.lock_links()
 RETURNS void
 LANGUAGE sql
AS $function$ select pg_advisory_xact_lock(7867851) $function$
;
comment on function lock_links() is 'Waits until no other transaction claims or verifies links, and locks them until the transaction ends.';

CREATE OR REPLACE FUNCTION public.lock_rounds()
 RETURNS void
 LANGUAGE sql
AS $function$ select pg_advisory_xact_lock(7867850) $function$
;
comment on function lock_rounds() is 'Waits until no other transaction writes rounds, and locks rounds until the transaction ends. Call it first in every transaction that writes rounds.';

CREATE OR REPLACE FUNCTION public.mask_names(content bytea, kind text, guids jsonb, names jsonb, kept text[], masks_rest boolean)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
BEGIN ATOMIC
 WITH parts AS MATERIALIZED (
          SELECT file_parts.line,
             file_parts.part,
             file_parts.raw,
             file_parts.value
            FROM file_parts(mask_names.content, mask_names.kind) file_parts(line, part, raw, value)
         ), lines AS (
          SELECT parts.line,
             count(*) AS parts,
             bool_or(((parts.value = ''::text) OR (length(parts.value) > 80))) AS is_odd,
             max(parts.value) FILTER (WHERE (parts.part = 1)) AS first,
             max(parts.value) FILTER (WHERE (parts.part = 2)) AS second,
             max(parts.value) FILTER (WHERE (parts.part = 3)) AS third
            FROM parts
           GROUP BY parts.line
         ), described AS (
          SELECT l.line,
             l.parts,
             l.is_odd,
             l.first,
             l.second,
             l.third,
                 CASE
                     WHEN (mask_names.kind = 'round'::text) THEN
                     CASE
                         WHEN (l.line = 1) THEN 'header'::text
                         WHEN (l.first ~ '^(?:[0-9A-F]{8}|OMNIBOT.{0,8})$'::text) THEN 'player'::text
                         ELSE 'odd'::text
                     END
                     WHEN ((l.parts <> 3) OR l.is_odd) THEN 'odd'::text
                     WHEN (l.first = 'VS_HEADER'::text) THEN 'subject'::text
                     WHEN ((l.second ~ '^\d{1,6}$'::text) AND (l.third ~ '^\d{1,6}$'::text) AND (l.first !~ '^(?:Most|Longest|Highest|Best|Least|Full) '::text)) THEN 'versus'::text
                     ELSE 'award'::text
                 END AS kind_of_line,
                 CASE
                     WHEN (mask_names.kind = 'round'::text) THEN l.first
                     WHEN (l.first = 'VS_HEADER'::text) THEN "left"(l.third, 8)
                     ELSE NULL::text
                 END AS guid
            FROM lines l
         ), told AS (
          SELECT key.key,
             d.guid,
             (mask_names.guids ->> d.guid) AS mark
            FROM (described d
              CROSS JOIN LATERAL unnest(name_keys(d.second)) key(key))
           WHERE ((d.kind_of_line = ANY (ARRAY['player'::text, 'subject'::text])) AND (d.guid ~ '^[0-9A-F]{8}$'::text))
         ), others AS (
          SELECT told.key
            FROM told
           WHERE ((told.mark IS NULL) AND (mask_names.kind <> 'round'::text))
         UNION
          SELECT unnest(mask_names.kept) AS unnest
         ), masked AS (
          SELECT known.key,
                 CASE
                     WHEN ((count(DISTINCT known.mark) = 1) AND (NOT (known.key IN ( SELECT o.key
                        FROM others o)))) THEN min(known.mark)
                     ELSE chr(26)
                 END AS mark
            FROM ( SELECT told.key,
                     told.mark
                    FROM told
                   WHERE (told.mark IS NOT NULL)
                 UNION
                  SELECT n.key,
                     n.value
                    FROM jsonb_each_text(mask_names.names) n(key, value)) known
           GROUP BY known.key
         ), decided AS (
          SELECT p.line,
             p.part,
             p.raw,
                 CASE
                     WHEN ((p.value = ''::text) OR (d.kind_of_line = 'header'::text)) THEN NULL::text
                     WHEN ((d.kind_of_line = ANY (ARRAY['player'::text, 'subject'::text])) AND (mask_names.guids ? d.guid)) THEN
                     CASE
                         WHEN (p.part = 2) THEN (mask_names.guids ->> d.guid)
                         ELSE NULL::text
                     END
                     WHEN ((d.kind_of_line = 'player'::text) OR is_masked(p.value)) THEN NULL::text
                     WHEN ((d.kind_of_line = 'subject'::text) AND ((p.part <> 2) OR (d.guid ~ '^[0-9A-F]{8}$'::text))) THEN NULL::text
                     WHEN ((d.kind_of_line = 'versus'::text) AND (p.part <> 1)) THEN NULL::text
                     WHEN ((d.kind_of_line = 'award'::text) AND (p.part = 1) AND (p.value ~ '^(?:Most|Longest|Highest|Best|Least|Full) '::text)) THEN NULL::text
                     WHEN ((d.kind_of_line = 'award'::text) AND (p.part = 3) AND (p.value ~ '^-?\d'::text)) THEN NULL::text
                     ELSE COALESCE(( SELECT
                             CASE
                                 WHEN (count(DISTINCT m.mark) = 1) THEN min(m.mark)
                                 ELSE chr(26)
                             END AS chr
                        FROM masked m
                       WHERE (m.key = ANY (name_keys(p.value)))
                      HAVING (count(*) > 0)),
                     CASE
                         WHEN (mask_names.masks_rest AND (mask_names.kind = 'endstats'::text) AND (NOT (EXISTS ( SELECT
                            FROM others o
                           WHERE (o.key = ANY (name_keys(p.value)))))) AND ((d.kind_of_line = 'odd'::text) OR (p.part =
                         CASE d.kind_of_line
                             WHEN 'versus'::text THEN 1
                             ELSE 2
                         END))) THEN chr(26)
                         ELSE NULL::text
                     END)
                 END AS mark
            FROM (parts p
              JOIN described d USING (line))
         )
  SELECT decode(string_agg(written.text, '
'::text ORDER BY written.line), 'escape'::text) AS decode
    FROM ( SELECT decided.line,
             string_agg(
                 CASE
                     WHEN (decided.mark IS NULL) THEN decided.raw
                     ELSE (repeat(decided.mark, octet_length(decode(rtrim(decided.raw, ''::text), 'escape'::text))) ||
                     CASE
                         WHEN (decided.raw ~~ '%'::text) THEN ''::text
                         ELSE ''::text
                     END)
                 END,
                 CASE mask_names.kind
                     WHEN 'round'::text THEN '\\'::text
                     ELSE '	'::text
                 END ORDER BY decided.part) AS text
            FROM decided
           GROUP BY decided.line) written;
END
;
comment on function mask_names(bytea,text,jsonb,jsonb,text[],boolean) is 'Returns a file in which names are replaced by as many bytes as they have. The byte is a mark: a control character that says whose name it was (forgotten_players.mark), or chr(26) if that is uncertain. domain/round-file/mask.ts reads marks.   guids  {GUID: mark} of the people whose names are masked wherever the file has the GUID   names  {key: mark} of names that are masked, by name_keys. A key that somebody else in the file has, too, is masked as uncertain.   kept   keys of names that others in the round have   masks_rest  whether an endstats file''s names that are neither of these are masked as uncertain';

CREATE OR REPLACE FUNCTION public.mask_upload(on_server text, file_kind text, on_map text, stamp timestamp without time zone, number integer, content bytea, hashes jsonb)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  marks jsonb;
  kept text[];
  names jsonb;
  masked bytea;
  earlier record;
  ids bigint[];
  -- Forgotten GUIDs, or names, in the rounds that an endstats file may belong to.
  here text[];
  -- [{guid, name}] that were not known.
  learned jsonb;
begin
  if not exists (select from forgotten_players where removed_at is not null) then
    return null;
  end if;
  perform lock_rounds();
  marks := (select jsonb_object_agg(f.guid, chr(f.mark)) from forgotten_players f where f.removed_at is not null);
  -- Names that the file itself gives to a forgotten GUID.
  with told as (
    select p.line, case file_kind when 'round' then max(p.value) filter (where p.part = 1) else left(max(p.value) filter (where p.part = 3), 8) end as guid,
      max(p.value) filter (where p.part = 2) as name,
      file_kind = 'round' and p.line > 1 or max(p.value) filter (where p.part = 1) = 'VS_HEADER' as names_somebody
    from file_parts(content, file_kind) as p
    group by p.line
  ),
  named as (
    select t.guid, t.name, key, marks ->> t.guid as mark, t.line = min(t.line) over (partition by t.guid) as is_first
    from told t cross join lateral unnest(name_keys(t.name)) as key
    where t.names_somebody and t.guid ~ '^[0-9A-F]{8}$' and not is_masked(t.name)
  ),
  remembered as (
    update forgotten_players f set name_hashes = added.all_hashes
    from (
      select n.guid, array(
        select unnest(known.name_hashes) union select jsonb_array_elements_text(hashes -> other.name) from named other where other.guid = n.guid and other.is_first
      ) as all_hashes
      from named n join forgotten_players known using (guid)
      where n.mark is not null and n.is_first
      group by n.guid, known.name_hashes
    ) as added
    where f.guid = added.guid and hashes is not null and not f.name_hashes @> added.all_hashes
  )
  select
    coalesce((
      select jsonb_object_agg(key, mark) from (
        select key, case when count(distinct mark) = 1 then min(mark) else chr(26) end as mark from named where mark is not null group by key
      ) as own
    ), '{}'),
    array(select distinct key from named where mark is null),
    coalesce((
      select jsonb_agg(distinct jsonb_build_object('guid', n.guid, 'name', n.name))
      from named n join forgotten_players f using (guid)
      where n.mark is not null and n.is_first and (hashes -> n.name is null or not f.name_hashes @> array(select jsonb_array_elements_text(hashes -> n.name)))
    ), '[]')
  into names, kept, learned;

  -- A new name may also stand in files that came before.
  if learned <> '[]' then
    perform remove_names_from_endstats(array(select distinct l ->> 'guid' from jsonb_array_elements(learned) as l), learned, true);
  end if;

  if file_kind = 'round' then
    if names = '{}' then
      return null;
    end if;
    for earlier in
      select f.id, f.content, f.round_date + f.round_time as stamp from round_files f
      where f.kind = 'endstats' and f.round_date + f.round_time between stamp - interval '1 minute' and stamp + interval '1 minute'
        and (f.server = on_server and lower(f.map_name collate "C") = lower(on_map collate "C") and f.round_number = number) is true
    loop
      -- Names of rounds that are stored stay: this file may be a part of one, or forged.
      here := array(select k.key from keys_in_rounds(array(select near_rounds(on_server, on_map, earlier.stamp, number))) as k where not k.forgotten);
      masked := mask_names(earlier.content, 'endstats', marks, names - here, kept || here, true);
      update round_files f set content = masked, findings = findings_without_quotes(f.findings)
      where f.id = earlier.id and f.content <> masked;
    end loop;
    return encode(mask_names(content, 'round', marks, '{}', '{}', false), 'base64');
  end if;

  ids := array(select near_rounds(on_server, on_map, stamp, number));
  here := array(select distinct k.guid from keys_in_rounds(ids) as k where k.forgotten);
  kept := array(select k.key from keys_in_rounds(ids) as k where not k.forgotten);
  -- Names by their hashes. A name that somebody else has, too, is left until the round says whose it is.
  names := names || (
    select coalesce(jsonb_object_agg(key, mark), '{}') from (
      select key, case when count(distinct f.mark) = 1 then chr(min(f.mark)) else chr(26) end as mark
      from jsonb_each(coalesce(hashes, '{}')) as h (name, hashed)
      join forgotten_players f on f.removed_at is not null and f.name_hashes && array(select jsonb_array_elements_text(h.hashed))
      cross join lateral unnest(name_keys(h.name)) as key
      where f.guid = any (here) or not kept && name_keys(h.name) and not exists (
        select from player_aliases a where name_keys(a.alias) && name_keys(h.name) and not is_forgotten(a.guid)
      )
      group by key
    ) as hashed_names
  );
  if hashes is null then
    kept := kept || array(
      select distinct key from file_parts(content, file_kind) as p join player_aliases a on a.alias = p.value and not is_forgotten(a.guid)
      cross join lateral unnest(name_keys(a.alias)) as key
    );
  end if;
  masked := mask_names(content, 'endstats', marks, names, kept, cardinality(here) > 0 or hashes is null);
  return case when masked <> content then encode(masked, 'base64') end;
end
$function$
;
comment on function mask_upload(text,text,text,timestamp without time zone,integer,bytea,jsonb) is 'Returns a file that arrives, with the names of forgotten people masked, in base64. Returns null if it has none, or nobody is forgotten. `hashes` is {name: [keyed hashes]} of the names in the file, or null if there is no key. A forgotten GUID''s new name is masked in the endstats files that came before, and its hashes are kept: of one name of each GUID and file, because a forged file may have thousands. Without a key, an endstats file keeps only names of its round''s players, and names that others have been seen with.';

CREATE OR REPLACE FUNCTION public.matches_of(ids bigint[])
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(jsonb_object_agg(id, match_id), '{}') from rounds where id = any (ids) and round_number in (1, 2) $function$
;
comment on function matches_of(bigint[]) is 'Returns the matches of these rounds as JSON: {id: match_id}. posts_follow needs it from before the rounds change.';

CREATE OR REPLACE FUNCTION public.merge_people(from_guid text, into_guid text, by_user bigint)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  set_aside jsonb := '[]';
begin
  perform lock_rounds();
  if person_of(from_guid) = person_of(into_guid) then
    return 'same';
  end if;
  if person_of(from_guid) <> from_guid or person_of(into_guid) <> into_guid then
    return 'gone';
  end if;
  if exists (select from player_links where et_guid = any (guids_of(into_guid))) then
    with given_way as (delete from player_links where et_guid = any (guids_of(from_guid)) returning *)
    select coalesce(jsonb_agg(to_jsonb(given_way)), '[]') into set_aside from given_way;
  end if;
  update player_merges m
  set into_guid = merge_people.into_guid, asked_into = coalesce(m.asked_into, m.into_guid)
  where m.into_guid = merge_people.from_guid;
  insert into player_merges (from_guid, into_guid, merged_by, links_set_aside)
  values (merge_people.from_guid, merge_people.into_guid, by_user, set_aside);
  if exists (select from excluded_people e where e.guid = into_guid) then
    perform refresh_counting(array[from_guid, into_guid]);
  else
    perform refresh_totals(array[from_guid, into_guid]);
  end if;
  return 'merged';
end
$function$
;
comment on function merge_people(text,text,bigint) is 'Makes one person count as another: `from_guid` and all persons merged into it become `into_guid`. Returns ''merged'', ''same'' if they are one person already, or ''gone'' if somebody else merged one of them in the meantime. A link of `from_guid` is set aside if `into_guid` has a link.';

CREATE OR REPLACE FUNCTION public.merge_records()
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_custom_plan'
 SET work_mem TO '64MB'
 SET jit TO 'off'
AS $function$
begin
  merge into records r using computed_records c
  on (r.book, r.map_key, r.side, r.size, r.kind, r.achieved_at) = (c.book, c.map_key, c.side, c.size, c.kind, c.achieved_at)
  when matched and (r.held_until, r.value, r.guid, r.team, r.round_id, r.beaten_guid, r.beaten_value, r.beaten_round_id, r.beaten_at)
      is distinct from (c.held_until, c.value, c.guid, c.team, c.round_id, c.beaten_guid, c.beaten_value, c.beaten_round_id, c.beaten_at)
    then update set (held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id, beaten_at)
      = (c.held_until, c.value, c.guid, c.team, c.round_id, c.beaten_guid, c.beaten_value, c.beaten_round_id, c.beaten_at)
  when not matched by target then insert (
    book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
    beaten_at
  ) values (
    c.book, c.map_key, c.side, c.size, c.kind, c.achieved_at, c.held_until, c.value, c.guid, c.team, c.round_id, c.beaten_guid,
    c.beaten_value, c.beaten_round_id, c.beaten_at
  )
  when not matched by source then delete;
end
$function$
;
comment on function merge_records() is 'Computes the whole record book again and writes what differs.';

CREATE OR REPLACE FUNCTION public.misplaced_rounds()
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  one record;
  on_server text;
  since interval;
  start timestamptz;
  previous timestamptz;
begin
  for one in
    select id, server, played_at, round_time, session_start from rounds where round_number <> 0 order by server, played_at, id
  loop
    since := one.round_time - time '06:00';
    if on_server is distinct from one.server or one.played_at - previous > interval '60 minutes' or (
      since > interval '0' and previous <= one.played_at - since and one.played_at - since - start >= interval '12 hours'
    ) then
      start := one.played_at;
    end if;
    on_server := one.server;
    previous := one.played_at;
    if one.session_start is distinct from start then
      return next one.id;
    end if;
  end loop;
end
$function$
;
comment on function misplaced_rounds() is 'Returns the rounds outside the gaming session to which they belong, by the rule of settle_rounds and domain/sessions.ts.';

CREATE OR REPLACE FUNCTION public.name_bytes(name text)
 RETURNS bytea[]
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
declare
  form text;
  found bytea[] := '{}';
begin
  foreach form in array array[name, regexp_replace(name, '\^[^^]', '', 'g'), regexp_replace(name, '\^[0-9A-Za-z]', '', 'g')] loop
    continue when form = '';
    found := found || convert_to(form, 'UTF8');
    begin
      found := found || convert_to(form, 'WIN1252');
    exception when untranslatable_character then
      null; -- such a name is never in windows-1252
    end;
  end loop;
  return found;
end
$function$
;
comment on function name_bytes(text) is 'Returns how a name may stand in a file: in UTF-8 and windows-1252, with and without colour codes.';

CREATE OR REPLACE FUNCTION public.name_keys(name text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
RETURN ARRAY(SELECT DISTINCT lower(btrim(forms.form)) AS lower FROM (VALUES (name_keys.name), (regexp_replace(name_keys.name, '\^[^^]'::text, ''::text, 'g'::text)), (regexp_replace(name_keys.name, '\^[0-9A-Za-z]'::text, ''::text, 'g'::text))) forms(form) WHERE (btrim(forms.form) <> ''::text))
;
comment on function name_keys(text) is 'Returns the forms under which a name is compared: as it is, without colour codes, and without codes of letters and digits only, which is what some game servers strip. Capitals and outer spaces do not matter.';

CREATE OR REPLACE FUNCTION public.names_in_rounds(ids bigint[])
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(jsonb_agg(jsonb_build_object('guid', n.guid, 'alias', n.alias, 'seen', n.seen)), '[]')
  from names_that_count n where n.round_id = any (ids)
$function$
;
comment on function names_in_rounds(bigint[]) is 'Returns as JSON the names that players have in those of the rounds that count: [{guid, alias, seen}]. `seen` is when the round ended.';

CREATE OR REPLACE FUNCTION public.near_rounds(on_server text, on_map text, stamp timestamp without time zone, number integer)
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT r.id
    FROM rounds r
   WHERE ((((r.round_date + r.round_time) >= (near_rounds.stamp - '00:01:00'::interval)) AND ((r.round_date + r.round_time) <= (near_rounds.stamp + '00:01:00'::interval))) AND (((r.server = near_rounds.on_server) AND (lower((r.map_name COLLATE "C")) = lower((near_rounds.on_map COLLATE "C"))) AND (r.round_number = near_rounds.number)) IS TRUE));
END
;
comment on function near_rounds(text,text,timestamp without time zone,integer) is 'Returns the rounds that an endstats file of this timestamp may belong to: those of its server, map and number within a minute.';

CREATE OR REPLACE FUNCTION public.new_link_code()
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  letters constant text := 'BCDFGHJKLMNPQRSTVWXZ';
  free text;
begin
  for attempt in 1..100 loop
    with known as materialized (
      select distinct upper(regexp_replace(name, '\^[^^]', '', 'g')) as name
      from (
        select alias from player_aliases
        union select player_name from player_comprehensive_stats
        union select clean_name from player_comprehensive_stats
        union select display_name from player_profiles
        union select et_name from player_links
        union select discord_username from player_links
      ) as names (name)
      where name is not null
    ),
    drawn as materialized (
      select string_agg(substr(letters, 1 + floor(random() * 20)::int, 1), '') as code
      from generate_series(1, 50) as codes (n), generate_series(1, 4)
      group by n
    )
    select code into free from drawn
    where not exists (select from known where strpos(known.name, drawn.code) > 0)
      and not exists (select from link_codes c where c.code = drawn.code)
    limit 1;
    exit when free is not null;
  end loop;
  return free;
end
$function$
;
comment on function new_link_code() is 'Returns four letters that occur in no known name and are no stored code. There are no vowels among them, so they make no word.';

CREATE OR REPLACE FUNCTION public.note_posts(posts jsonb, channels jsonb, leased_until timestamp with time zone, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
AS $function$
begin
  update posts p
  set (sent_version, message_id, body_hash, changed_at, messages, attempted_at, failures, due_at, last_error, ended, ended_at,
    broken_off)
    = (n.sent_version, n.message_id, n.body_hash, n.changed_at, n.messages, n.attempted_at, n.failures, n.due_at, n.last_error, n.ended,
      n.ended_at, 0)
  from jsonb_array_elements(note_posts.posts) as given (row)
  join posts o on o.key = given.row ->> 'key'
  cross join jsonb_populate_record(o, given.row) as n
  where p.key = o.key and exists (
    select from post_channels c where c.channel = p.channel and c.leased_until = note_posts.leased_until
  );
  update post_channels c
  set (leased_until, wait_until, failures, trouble, said, since, told_at)
    = (null, n.wait_until, n.failures, n.trouble, n.said, n.since, n.told_at)
  from jsonb_array_elements(note_posts.channels) as given (row)
  join post_channels o on o.channel = (given.row ->> 'channel')::bigint
  cross join jsonb_populate_record(o, given.row) as n
  where c.channel = o.channel and c.leased_until = note_posts.leased_until;
  return posts_due_at(at);
end
$function$
;
comment on function note_posts(jsonb,jsonb,timestamp with time zone,timestamp with time zone) is 'Notes how a run went, unless its lease is over and somebody else has the channels. `posts` and `channels` are the columns that change of rows of posts and post_channels. Frees the channels. Returns when the next post can be sent (posts_due_at).';

CREATE OR REPLACE FUNCTION public.note_processed(on_server text, names text[])
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into processed_files (filename, server, file_hash)
  select f.filename, f.server, max(f.sha256)
  from (select distinct unnest(names) as filename) as given
  join round_files f on f.filename = given.filename and f.server = on_server
  where f.set_aside_at is null
  group by f.filename, f.server
  on conflict (filename, server) do update set success = true, error_message = null, file_hash = excluded.file_hash
$function$
;
comment on function note_processed(text,text[]) is 'Notes that files of a server were stored, by their names.';

CREATE OR REPLACE FUNCTION public.own_player(user_id bigint)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN COALESCE((SELECT person_of(l.et_guid) AS person_of FROM player_links l WHERE (l.discord_id = own_player.user_id)), (SELECT person_of(c.guid) AS person_of FROM link_claims c WHERE ((c.discord_id = own_player.user_id) AND (c.outcome IS NULL))))
;
comment on function own_player(bigint) is 'Returns the person that a Discord user is linked to, or else has claimed to be. Use it only for what this user alone sees, because anybody can claim anybody. What others see needs a row of player_links.';

CREATE OR REPLACE FUNCTION public.own_records(people text[])
 RETURNS SETOF records
 LANGUAGE sql
 STABLE
AS $function$
  with played as materialized (
    select r.round_id, r.played_at, r.server, r.match_id, r.round_number
    from record_rounds r
    where r.round_id = any (array(
      select p.round_id from unnest(people) as person join player_comprehensive_stats p on p.player_guid = any (guids_of(person))
    ))
  ),
  did as (
    select v.guid, v.round_id, of_kind.kind, of_kind.value, p.played_at, row_number() over of_board as place,
      max(of_kind.value) over (of_board rows between unbounded preceding and 1 preceding) as best_before
    from played p
    join record_values v on v.round_id = p.round_id
    cross join lateral (
      values ('kills', v.kills), ('damage', v.damage), ('dpm', v.dpm), ('revives', v.revives), ('headshot_kills', v.headshot_kills),
        ('gibs', v.gibs), ('useful_kills', v.useful_kills), ('denied_playtime', v.denied_playtime), ('best_spree', v.best_spree)
    ) as of_kind (kind, value)
    where v.guid = any (people) and v.round_id = any (array(select round_id from played)) and of_kind.value > 0
    window of_board as (
      partition by v.guid, of_kind.kind order by p.played_at, of_kind.value desc, p.server collate "C", p.match_id collate "C", p.round_number
    )
  )
  select guid, '', 'any', 'any', kind, played_at, lead(played_at) over of_board, value, guid, null::text[], round_id,
    lag(guid) over of_board, lag(value) over of_board, lag(round_id) over of_board, lag(played_at) over of_board
  from did
  where best_before is null or value > best_before
  window of_board as (partition by guid, kind order by place)
$function$
;
comment on function own_records(text[]) is 'Returns the rows of records in these people''s own books, as records_among does for all.';

CREATE OR REPLACE FUNCTION public.pair_sessions_between(since timestamp with time zone, until timestamp with time zone, starts timestamp with time zone[] DEFAULT NULL::timestamp with time zone[])
 RETURNS TABLE(server text, session_start timestamp with time zone, guid_a text, guid_b text, rounds integer, wins integer, losses integer, draws integer, kills_a bigint, deaths_a bigint, kills_b bigint, deaths_b bigint)
 LANGUAGE sql
 STABLE
AS $function$
  with played as materialized (
    select r.id, r.server, r.session_start, dense_rank() over (order by r.session_start, r.server)::integer as session,
      case when exists (
        select from rounds o where o.server = r.server and o.match_id = r.match_id and o.round_number = 3 - r.round_number and o.is_valid
      ) then r.winning_side end as winning_side
    from rounds r
    where r.is_valid and r.round_number in (1, 2)
      and r.session_start between since and until and (starts is null or r.session_start = any (starts))
  ),
  merged as materialized (select from_guid as guid from player_merges union select into_guid from player_merges),
  stood as materialized (
    select round_id, player_guid, side, kills, deaths
    from counted_player_rounds
    where side in (1, 2) and session_start between since and until and (starts is null or session_start = any (starts))
      and installation_guid not in (select guid from merged)
    union all
    select round_id, player_guid, min(side), sum(kills), sum(deaths)
    from counted_player_rounds
    where side in (1, 2) and session_start between since and until and (starts is null or session_start = any (starts))
      and installation_guid in (select guid from merged)
    group by round_id, player_guid
    having min(side) = max(side)
  ),
  people as materialized (
    select player_guid, row_number() over (order by player_guid collate "C")::integer as number from (select distinct player_guid from stood) as p
  ),
  numbered as materialized (
    select stood.round_id, people.number, stood.side, stood.kills, stood.deaths from stood join people using (player_guid)
  ),
  pairs as (
    select
      played.session,
      a.number as a,
      b.number as b,
      count(*) as rounds,
      count(*) filter (where played.winning_side = a.side) as wins,
      count(*) filter (where played.winning_side = 3 - a.side) as losses,
      count(*) filter (where played.winning_side = 0) as draws,
      sum(a.kills) as kills_a,
      sum(a.deaths) as deaths_a,
      sum(b.kills) as kills_b,
      sum(b.deaths) as deaths_b
    from numbered a
    join numbered b on b.round_id = a.round_id and b.side = a.side and b.number >= a.number
    join played on played.id = a.round_id
    group by played.session, a.number, b.number
  )
  select sessions.server, sessions.session_start, a.player_guid, b.player_guid, rounds::integer, wins::integer, losses::integer,
    draws::integer, kills_a::bigint, deaths_a::bigint, kills_b::bigint, deaths_b::bigint
  from pairs
  join (select distinct session, server, session_start from played) as sessions using (session)
  join people a on a.number = pairs.a
  join people b on b.number = pairs.b
$function$
;
comment on function pair_sessions_between(timestamp with time zone,timestamp with time zone,timestamp with time zone[]) is 'Returns the rows of pair_sessions for the sessions that begin in [since, until]. With `starts`, returns only those sessions. A person on both sides of a round (two GUIDs of one person) is left out of the round, as in domain/sides.ts. A map is decided only if both its rounds count. Sessions and persons are numbered, because PostgreSQL groups a million rows by numbers in a third of the time.';

CREATE OR REPLACE FUNCTION public.person_lines(person text)
 RETURNS TABLE(part integer, at timestamp with time zone, text text, figures text)
 LANGUAGE sql
 STABLE
AS $function$
  select 1, a.last_seen, a.alias, a.times_seen || '×' from player_aliases a where a.guid = any (guids_of(person))
  union all
  select 2, r.played_at, r.map_name || ' ' || r.round_number, p.kills || '/' || p.deaths
  from player_comprehensive_stats p join rounds r on r.id = p.round_id where p.player_guid = any (guids_of(person))
$function$
;
comment on function person_lines(text) is 'Returns two kinds of lines about a person for managers. Part 1 has the names that the person was seen with; their `figures` say how often. Part 2 has the person''s rounds; their `figures` are kills/deaths.';

CREATE OR REPLACE FUNCTION public.person_of(guid text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return coalesce((select m.into_guid from player_merges m where m.from_guid = person_of.guid), guid);
end
$function$
;
comment on function person_of(text) is 'Returns the person that a GUID belongs to. It is plpgsql, because PostgreSQL plans each of the first calls of a function in SQL.';

CREATE OR REPLACE FUNCTION public.player_name(guid text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  own constant text[] := guids_of(player_name.guid);
  known text;
begin
  if exists (select from forgotten_players f where f.guid = any (own) and f.removed_at is not null) then
    return null;
  end if;
  select g.name into known
  from given_names g where g.guid = any (own)
  order by g.given_at desc, g.guid limit 1;
  if known is null then
    select c.display_name into known
    from player_profiles c
    where c.player_guid = any (own) and c.display_name is not null
    order by c.player_guid = player_name.guid desc, c.display_name_updated_at desc nulls last, c.player_guid limit 1;
  end if;
  if known is null then
    select a.alias into known
    from player_aliases a
    where a.guid = any (own)
    order by a.last_seen desc nulls last, a.times_seen desc, a.alias limit 1;
  end if;
  if known is null then
    select c.player_name into known
    from counted_player_rounds c
    where c.installation_guid = any (own)
    group by c.player_name
    order by count(*) desc, c.player_name limit 1;
  end if;
  return known;
end
$function$
;
comment on function player_name(text) is 'Returns a person''s name: the one that a manager gave them, else the chosen name, else the newest alias, else the most frequent name in rounds that count. Null if unknown or forgotten. All GUIDs of a person are checked, because an opt-out, a deletion or a name under one of them is valid for all. Stops at the first name found and reuses its plans, because one reply needs dozens of names.';

CREATE OR REPLACE FUNCTION public.player_totals_between(since timestamp with time zone, until timestamp with time zone, guids text[] DEFAULT NULL::text[])
 RETURNS TABLE(player_guid text, rounds bigint, first_played_at timestamp with time zone, last_played_at timestamp with time zone, time_played bigint, time_dead double precision, kills bigint, deaths bigint, damage_given bigint, damage_received bigint, team_damage_given bigint, gibs bigint, self_kills bigint, team_kills bigint, headshot_kills bigint, headshots bigint, xp bigint, kill_assists bigint, objectives bigint, dynamites_planted bigint, dynamites_defused bigint, times_revived bigint, revives_given bigint, useful_kills bigint, useless_kills bigint, denied_playtime bigint, constructions bigint, multikills bigint, best_spree bigint, bullet_shots bigint, bullet_hits bigint, bullet_headshots bigint, grenade_kills bigint)
 LANGUAGE sql
 STABLE
AS $function$
  select
    player_guid,
    sum(rounds)::bigint,
    min(first_played_at),
    max(last_played_at),
    sum(time_played)::bigint,
    sum(time_dead::numeric)::double precision,
    sum(kills)::bigint,
    sum(deaths)::bigint,
    sum(damage_given)::bigint,
    sum(damage_received)::bigint,
    sum(team_damage_given)::bigint,
    sum(gibs)::bigint,
    sum(self_kills)::bigint,
    sum(team_kills)::bigint,
    sum(headshot_kills)::bigint,
    sum(headshots)::bigint,
    sum(xp)::bigint,
    sum(kill_assists)::bigint,
    sum(objectives)::bigint,
    sum(dynamites_planted)::bigint,
    sum(dynamites_defused)::bigint,
    sum(times_revived)::bigint,
    sum(revives_given)::bigint,
    sum(useful_kills)::bigint,
    sum(useless_kills)::bigint,
    sum(denied_playtime)::bigint,
    sum(constructions)::bigint,
    sum(multikills)::bigint,
    max(best_spree),
    sum(bullet_shots)::bigint,
    sum(bullet_hits)::bigint,
    sum(bullet_headshots)::bigint,
    sum(grenade_kills)::bigint
  from player_sessions
  where session_start >= since and session_start < until and (guids is null or player_guid = any (guids))
  group by player_guid
$function$
;
comment on function player_totals_between(timestamp with time zone,timestamp with time zone,text[]) is 'Returns the sums per player of the gaming sessions that began in [since, until). guids null: all players.';

CREATE OR REPLACE FUNCTION public.players_meant(asked jsonb, viewer bigint)
 RETURNS TABLE(slot integer, guid text)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
  one record;
  hidden constant text[] := array(select hidden_from(viewer));
begin
  for one in
    select a.*
    from jsonb_to_recordset(asked) as a (slot integer, discord_id bigint, guid text, typed text, text text, beginning text, part text)
  loop
    slot := one.slot;
    if one.text is null then
      return query
        select distinct one.slot, person.guid
        from (
          select person_of(l.et_guid) from player_links l where l.discord_id = one.discord_id
          union all select own_player(one.discord_id) where one.discord_id = viewer
        ) as person (guid)
        where person.guid is not null and person.guid <> all (hidden);
      continue;
    end if;
    guid := person_of(one.guid);
    if guid <> all (hidden) and (
      exists (select from player_comprehensive_stats p where p.player_guid = one.guid)
      or exists (select from player_aliases a where a.guid = one.guid)
    ) then
      return next;
      continue;
    end if;
    return query
      select distinct one.slot, coalesce(m.into_guid, fits.guid)
      from (
        select l.et_guid as guid from player_links l where lower(l.discord_username) = one.typed
        union all
        select p.player_guid from player_profiles p where lower(p.display_name) = one.text
        union all
        select g.guid from given_names g where lower(g.name) = one.text
      ) as fits
      left join player_merges m on m.from_guid = fits.guid
      where coalesce(m.into_guid, fits.guid) <> all (hidden);
    continue when found;
    return query
      select distinct one.slot, coalesce(m.into_guid, a.guid)
      from player_aliases a left join player_merges m on m.from_guid = a.guid
      where lower(coalesce(nullif(btrim(regexp_replace(alias, '\^[^^]', '', 'g')), ''), alias)) = one.text
        and coalesce(m.into_guid, a.guid) <> all (hidden);
    continue when found;
    return query
      with fits as materialized (
        select coalesce(m.into_guid, fits.guid) as guid, fits.is_beginning
        from (
          select p.player_guid as guid, lower(p.display_name) like one.beginning as is_beginning
          from player_profiles p where lower(p.display_name) like one.part
          union all
          select g.guid, lower(g.name) like one.beginning from given_names g where lower(g.name) like one.part
          union all
          select a.guid, lower(coalesce(nullif(btrim(regexp_replace(alias, '\^[^^]', '', 'g')), ''), alias)) like one.beginning
          from player_aliases a
          where lower(coalesce(nullif(btrim(regexp_replace(alias, '\^[^^]', '', 'g')), ''), alias)) like one.part
          union all
          select t.player_guid, true from player_totals t
          where one.guid ~ '^[0-9A-F]{4,7}$' and t.player_guid between one.guid and one.guid || 'FFFFFFFF'
          union all
          select a.guid, true from player_aliases a
          where one.guid ~ '^[0-9A-F]{4,7}$' and a.guid between one.guid and one.guid || 'FFFFFFFF'
        ) as fits
        left join player_merges m on m.from_guid = fits.guid
        where coalesce(m.into_guid, fits.guid) <> all (hidden)
      )
      select distinct one.slot, fits.guid from fits
      where fits.is_beginning = (select bool_or(other.is_beginning) from fits as other);
  end loop;
end
$function$
;
comment on function players_meant(jsonb,bigint) is 'Returns the players that references may mean and a Discord user may see, only those that fit best (see matching in player-matches.ts). It stops at the first step at which somebody fits, and only plans the steps that it takes: nearly every reference is a GUID from a list.';

CREATE OR REPLACE FUNCTION public.post_hour_due_at(of_kind text, of_job text, default_zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select (due.day + make_time(h.hour, 0, 0)) at time zone z.zone
  from post_targets t
  join post_settings p using (kind)
  cross join (select coalesce((select value from settings where name = 'time_zone'), default_zone) as zone) as z
  left join jobs u on u.name = 'upkeep'
  left join jobs j on j.name = of_job
  cross join lateral (select coalesce(p.hour, extract(hour from u.due_at at time zone z.zone), 6)::int as hour) as h
  cross join lateral (
    select greatest(
      (p.changed_at at time zone z.zone)::date + ((p.changed_at at time zone z.zone)::time > make_time(h.hour, 0, 0))::int,
      (j.succeeded_at at time zone z.zone)::date + 1
    ) as day
  ) as first
  cross join lateral (
    select case when of_kind = 'digest' then first.day + (8 - extract(isodow from first.day)::int) % 7 else first.day end as day
  ) as due
  where t.kind = of_kind
$function$
;
comment on function post_hour_due_at(text,text,text) is 'Returns when a kind of post that comes at an hour of the community''s time zone is due: once a day, the digest on Mondays only. Null if the kind is off or has no channel. Each day is counted in the community''s zone, so that a change of clocks moves nothing, and a changed hour or zone neither repeats nor loses a day. Without an hour of its own it comes with upkeep, so that both wake the database once.';

CREATE OR REPLACE FUNCTION public.posting_blocked_until(on_channel bigint, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select max(one.until) from (
    select leased_until from post_channels where channel = on_channel and leased_until <= at + interval '5 minutes'
    union all
    select wait_until from post_channels where channel = on_channel and wait_until <= at + interval '12 hours'
    union all
    select at + (until - now()) from address_ban where until > now()
    union all
    select until from discord_pauses where scope in ('everything', '/channels/' || on_channel) and until <= at + interval '1 day'
  ) as one (until)
  where one.until > at
$function$
;
comment on function posting_blocked_until(bigint,timestamp with time zone) is 'Returns until when nothing may be sent to a channel: because a run sends to it, because of a failure, because Discord asked for a pause, or because it has banned the Worker''s address. Null if it is free. A time so far ahead that only a wrong clock can have written it does not count.';

CREATE OR REPLACE FUNCTION public.posts_due_at(at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select min(greatest(waiting.due_at, posting_blocked_until(waiting.channel, at)))
  from (
    select p.channel, min(case when p.due_at <= at + interval '12 hours' then p.due_at else to_timestamp(0) end) as due_at
    from (
      select case when o.message_id is null and o.attempted_at is null then t.channel else o.channel end as channel, o.due_at
      from posts o
      left join post_targets t using (kind)
      where o.sent_version < o.wanted_version and o.ended is null
    ) as p
    where p.channel is not null
    group by p.channel
  ) as waiting
$function$
;
comment on function posts_due_at(timestamp with time zone) is 'Returns when the next post can be sent. Null if none is outstanding. The distant past means at once.';

CREATE OR REPLACE FUNCTION public.posts_follow(on_server text, before jsonb)
 RETURNS void
 LANGUAGE sql
AS $function$
  with left_alone as (
    select p.key, p.played_at, p.message_id, b.key::bigint as round_id
    from jsonb_each_text(before) as b
    join posts p on p.kind = 'match' and p.server = on_server and p.subject = b.value
    where not exists (
      select from rounds r where r.match_id = p.subject and r.server = p.server and r.round_number in (1, 2)
    )
  ), moving as (
    select distinct on (r.match_id) a.key, r.match_id
    from left_alone a
    join rounds r on r.id = a.round_id
    where not exists (select from posts q where q.kind = 'match' and q.server = on_server and q.subject = r.match_id)
    order by r.match_id, a.message_id is null, a.played_at, a.key
  )
  update posts p
  set wanted_version = p.wanted_version + 1, subject = coalesce((select m.match_id from moving m where m.key = p.key limit 1), p.subject)
  where p.key in (select a.key from left_alone a)
$function$
;
comment on function posts_follow(text,jsonb) is 'Lets posts follow rounds of a server to another match, so that a match never gets a second message. `before` are the rounds'' matches_of from before the change. A match that lost all of its rounds leaves its post to the match to which they went, unless that has one. The message of a match without any round is then deleted.';

CREATE OR REPLACE FUNCTION public.prove_links(codes text[], at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  claim link_claims;
begin
  perform lock_links();
  for claim in
    select c.* from link_claims c where c.code = any (codes) and c.outcome is null order by c.claimed_at, c.discord_id
  loop
    -- An earlier claim of the loop may have ended this one.
    if exists (select from link_claims c where c.discord_id = claim.discord_id and c.outcome is null)
      and verify_link(claim.discord_id, claim.discord_username, claim.guid, at, 'proved') <> 'linked' then
      update link_claims c set outcome = 'taken', discord_username = null where c.discord_id = claim.discord_id;
    end if;
  end loop;
end
$function$
;
comment on function prove_links(text[],timestamp with time zone) is 'Verifies the claims that a round file proves: `codes` occur in their players'' names. Where several claim one player, the earliest claim wins. A claim ends as ''taken'' if its player is linked to somebody else.';

CREATE OR REPLACE FUNCTION public.rank_pairs()
 RETURNS void
 LANGUAGE plpgsql
 SET jit TO 'off'
AS $function$
declare
  people text[];
begin
  if current_setting('transaction_read_only')::boolean or not exists (select from pairs_to_rank) or not try_lock_rounds() then
    return;
  end if;
  with done as (delete from pairs_to_rank returning guid)
  select array_agg(guid) into people from done;
  delete from pair_ranks where guid_a = any (people) or guid_b = any (people);
  insert into pair_ranks (guid_a, guid_b, score, weighted)
  select p.guid_a, p.guid_b, synergy.score, synergy.score * least(p.rounds / 50.0::float8, 1)
  from pair_totals p
  join pair_totals a on a.guid_a = p.guid_a and a.guid_b = p.guid_a
  join pair_totals b on b.guid_a = p.guid_b and b.guid_b = p.guid_b
  cross join lateral (
    select p.wins / nullif(p.wins + p.losses + p.draws, 0)::float8 as won,
      p.kills_a / greatest(p.deaths_a, 1)::float8 as kd_a,
      p.kills_b / greatest(p.deaths_b, 1)::float8 as kd_b
  ) as together
  cross join lateral (
    select (a.wins - p.wins) / nullif(a.wins + a.losses + a.draws - p.wins - p.losses - p.draws, 0)::float8 as won_a,
      (b.wins - p.wins) / nullif(b.wins + b.losses + b.draws - p.wins - p.losses - p.draws, 0)::float8 as won_b,
      (a.kills_a - p.kills_a) / greatest(a.deaths_a - p.deaths_a, 1)::float8 as kd_a,
      (b.kills_a - p.kills_b) / greatest(b.deaths_a - p.deaths_b, 1)::float8 as kd_b
  ) as apart
  cross join lateral (
    select (together.kd_a - apart.kd_a) / nullif(apart.kd_a, 0) as a, (together.kd_b - apart.kd_b) / nullif(apart.kd_b, 0) as b
  ) as boost
  cross join lateral (
    select 0.6 * coalesce(together.won - coalesce((apart.won_a + apart.won_b) / 2, apart.won_a, apart.won_b), 0)
      + 0.4 * coalesce((boost.a + boost.b) / 2, boost.a, boost.b, 0) as score
  ) as synergy
  where p.guid_a < p.guid_b and (p.guid_a = any (people) or p.guid_b = any (people))
    and p.rounds >= 10 and a.rounds - p.rounds >= 10 and b.rounds - p.rounds >= 10;
end
$function$
;
comment on function rank_pairs() is 'Brings pair_ranks up to date. Call it before reading them. Changes nothing while rounds are being written or in a read-only transaction, and leaves the work to the next call. The formula of domain/synergy.ts is repeated in SQL, because a ranking of a hundred thousand pairs needs an index. Unknown terms count as 0. A person''s sums apart are the row with themselves minus the pair''s row.';

CREATE OR REPLACE FUNCTION public.rebuild_records(maps text[], people text[])
 RETURNS bigint[]
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_custom_plan'
 SET work_mem TO '64MB'
 SET jit TO 'off'
AS $function$
declare
  ids constant bigint[] := array(select r.id from rounds r where lower(r.map_name collate "C") = any (maps));
  before records[];
begin
  with gone as (
    delete from records r where r.book = '' and r.map_key = any (maps) or r.book <> '' and r.book = any (people) returning r.*
  )
  select array_agg(gone) into before from gone;
  insert into records (
    book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
    beaten_at
  )
  select n.book, n.map_key, n.side, n.size, n.kind, n.achieved_at, n.held_until, n.value, n.guid, n.team, n.round_id, n.beaten_guid,
    n.beaten_value, n.beaten_round_id, n.beaten_at
  from records_among(ids) as n
  where n.book = ''
  union all
  select o.book, o.map_key, o.side, o.size, o.kind, o.achieved_at, o.held_until, o.value, o.guid, o.team, o.round_id, o.beaten_guid,
    o.beaten_value, o.beaten_round_id, o.beaten_at
  from own_records(people) as o;
  return array(
    select coalesce(o.round_id, n.round_id)
    from unnest(before) as o
    full join (
      select * from records r where r.book = '' and r.map_key = any (maps) or r.book <> '' and r.book = any (people)
    ) as n
      on (n.book, n.map_key, n.side, n.size, n.kind, n.achieved_at) = (o.book, o.map_key, o.side, o.size, o.kind, o.achieved_at)
    where (o.value, o.guid, o.team, o.round_id, o.beaten_guid, o.beaten_value, o.beaten_at)
      is distinct from (n.value, n.guid, n.team, n.round_id, n.beaten_guid, n.beaten_value, n.beaten_at)
  );
end
$function$
;
comment on function rebuild_records(text[],text[]) is 'Computes the community''s records on these maps (keys) and these people''s own again. Returns the rounds whose records changed.';

CREATE OR REPLACE FUNCTION public.rebuild_rollups()
 RETURNS TABLE(rollup text, stored bigint, differing bigint, examples jsonb)
 LANGUAGE plpgsql
AS $function$
declare
  names constant text[] := array(
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid, 'pg_class') like 'Rollup of %'
    order by relname
  );
begin
  perform lock_rounds();
  foreach rollup in array names loop
    execute format('drop table if exists pg_temp.%I', 'before_' || rollup);
    execute format('create temp table %I on commit drop as table public.%I', 'before_' || rollup, rollup);
  end loop;
  perform refresh_totals();
  foreach rollup in array names loop
    execute format('select count(*) from public.%I', rollup) into stored;
    execute format(
      'with wrong as materialized (table pg_temp.%2$I except table public.%1$I),
        missing as materialized (table public.%1$I except table pg_temp.%2$I)
      select greatest((select count(*) from wrong), (select count(*) from missing)),
        coalesce((
          select jsonb_agg(row) from (
            (select to_jsonb(wrong) as row from wrong limit 3) union (select to_jsonb(missing) from missing limit 3)
          ) as sample
        ), ''[]'')',
      rollup, 'before_' || rollup
    ) into differing, examples;
    return next;
  end loop;
end
$function$
;
comment on function rebuild_rollups() is 'Computes all rollups again. Returns for each rollup its number of rows, the number of rows that were wrong or missing before, and examples.';

CREATE OR REPLACE FUNCTION public.record_candidates(ids bigint[], rising_only boolean)
 RETURNS TABLE(book text, map_key text, side text, size text, kind text, achieved_at timestamp with time zone, value bigint, guid text, team text[], round_id bigint, server text, match_id text, round_number integer)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  with played as materialized (
    select r.*, row_number() over (order by r.played_at, r.server collate "C", r.match_id collate "C", r.round_number) as nth,
      dense_rank() over (order by r.map_key, r.size) as board_number
    from record_rounds r
    where r.round_id = any (ids)
  ),
  did as (
    select *,
      max(kills) over own as own_kills, max(kills) over board as board_kills,
      max(damage) over own as own_damage, max(damage) over board as board_damage,
      max(dpm) over own as own_dpm, max(dpm) over board as board_dpm,
      max(revives) over own as own_revives, max(revives) over board as board_revives,
      max(headshot_kills) over own as own_headshot_kills, max(headshot_kills) over board as board_headshot_kills,
      max(gibs) over own as own_gibs, max(gibs) over board as board_gibs,
      max(useful_kills) over own as own_useful_kills, max(useful_kills) over board as board_useful_kills,
      max(denied_playtime) over own as own_denied_playtime, max(denied_playtime) over board as board_denied_playtime,
      max(best_spree) over own as own_best_spree, max(best_spree) over board as board_best_spree
    from (
      select played.nth, played.board_number, v.side = played.attackers as attacks, v.*,
        played.map_key, played.size, played.played_at, played.server, played.match_id, played.round_number
      from played join record_values v on v.round_id = played.round_id
      where v.round_id = any (ids)
    ) as person
    window own as (partition by guid order by nth rows between unbounded preceding and 1 preceding),
      board as (partition by board_number, attacks order by nth, guid rows between unbounded preceding and 1 preceding)
  ),
  best as materialized (
    select did.round_id, did.guid, did.attacks, of_kind.*, map_key, size, played_at, server, match_id, round_number
    from did
    cross join lateral (
      values
        ('kills', did.kills, did.own_kills, did.board_kills),
        ('damage', did.damage, did.own_damage, did.board_damage),
        ('dpm', did.dpm, did.own_dpm, did.board_dpm),
        ('revives', did.revives, did.own_revives, did.board_revives),
        ('headshot_kills', did.headshot_kills, did.own_headshot_kills, did.board_headshot_kills),
        ('gibs', did.gibs, did.own_gibs, did.board_gibs),
        ('useful_kills', did.useful_kills, did.own_useful_kills, did.board_useful_kills),
        ('denied_playtime', did.denied_playtime, did.own_denied_playtime, did.board_denied_playtime),
        ('best_spree', did.best_spree, did.own_best_spree, did.board_best_spree)
    ) as of_kind (kind, value, own_before, board_before)
    where of_kind.value > 0
      and (not rising_only or (value > own_before) is not false or (value > board_before) is not false)
      and (
        not rising_only
        or kills > least(coalesce(own_kills, 0), coalesce(board_kills, 0))
        or damage > least(coalesce(own_damage, 0), coalesce(board_damage, 0))
        or dpm > least(coalesce(own_dpm, 0), coalesce(board_dpm, 0))
        or revives > least(coalesce(own_revives, 0), coalesce(board_revives, 0))
        or headshot_kills > least(coalesce(own_headshot_kills, 0), coalesce(board_headshot_kills, 0))
        or gibs > least(coalesce(own_gibs, 0), coalesce(board_gibs, 0))
        or useful_kills > least(coalesce(own_useful_kills, 0), coalesce(board_useful_kills, 0))
        or denied_playtime > least(coalesce(own_denied_playtime, 0), coalesce(board_denied_playtime, 0))
        or best_spree > least(coalesce(own_best_spree, 0), coalesce(board_best_spree, 0))
      )
  )
  (
    select distinct on (round_id, attacks, kind)
      '', map_key, case when attacks then 'attack' else 'defence' end, size, kind, played_at, value, guid, null::text[], round_id, server,
      match_id, round_number
    from best
    where attacks is not null and (not rising_only or (value > board_before) is not false)
    order by round_id, attacks, kind, value desc, guid
  )
  union all
  select guid, '', 'any', 'any', kind, played_at, value, guid, null, round_id, server, match_id, round_number
  from best
  where not rising_only or (value > own_before) is not false
  union all
  select '', played.map_key, team.side, played.size, team.kind, played.played_at, team.seconds, null, team.people, played.round_id,
    played.server, played.match_id, played.round_number
  from played
  cross join lateral (
    values
      ('attack', 'fastest_attack', played.attack_seconds::bigint, played.attacking_team),
      ('defence', 'longest_hold', case when not played.attackers_won then played.duration_seconds::bigint end, played.defending_team)
  ) as team (side, kind, seconds, people)
  where played.attackers is not null and team.seconds is not null
  union all
  select '', second.map_key, 'both', case when first.size = second.size then second.size else 'mixed' end, 'closest_map', second.played_at,
    (first.attack_seconds - second.attack_seconds)::bigint, null, second.attacking_team, second.round_id, second.server, second.match_id,
    second.round_number
  from played second
  join record_rounds first on first.match_id = second.match_id and first.server = second.server and first.round_number = 1
  where second.round_number = 2 and second.attackers is not null and first.attack_seconds > second.attack_seconds
$function$
;
comment on function record_candidates(bigint[],boolean) is 'Returns all that may be a record, in the community''s book or in a player''s own: the one definition of what records are. Of each board and round, only the best. With rising_only it leaves out those of a person that were equalled or beaten before, by these rounds alone: nearly all. Rows are compared before each kind gets a row of its own. The columns they are sorted by come first, where PostgreSQL finds them fastest.';

CREATE OR REPLACE FUNCTION public.record_score(kind text, value bigint)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (kind = ANY (ARRAY['fastest_attack'::text, 'closest_map'::text])) THEN (- value) ELSE value END
;
comment on function record_score(text,bigint) is 'Returns a number that is greater for the better of two values of a kind of record.';

CREATE OR REPLACE FUNCTION public.records_among(ids bigint[])
 RETURNS TABLE(book text, map_key text, side text, size text, kind text, achieved_at timestamp with time zone, held_until timestamp with time zone, value bigint, guid text, team text[], round_id bigint, beaten_guid text, beaten_value bigint, beaten_round_id bigint, beaten_at timestamp with time zone)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select book, map_key, side, size, kind, achieved_at, lead(achieved_at) over of_board, value, guid, team, round_id,
    lag(guid) over of_board, lag(value) over of_board, lag(round_id) over of_board, lag(achieved_at) over of_board
  from (
    select *, max(score) over (
      partition by book, map_key, side, size, kind
      order by achieved_at, score desc, server collate "C", match_id collate "C", round_number
      rows between unbounded preceding and 1 preceding
    ) as best_before
    from (select c.*, record_score(c.kind, c.value) as score from record_candidates(ids, true) as c) as scored
  ) as candidates
  where score > best_before or best_before is null
  window of_board as (partition by book, map_key, side, size, kind order by achieved_at)
$function$
;
comment on function records_among(bigint[]) is 'Returns the rows of records that these rounds make on their own: each candidate that was better than all before it. Of equal values the first is the record: by time, then in the order of server, match and round, because another server may have played in the same second.';

CREATE OR REPLACE FUNCTION public.recount_names(names jsonb, ids bigint[], before jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into legacy_aliases (guid, alias, id, times_seen, first_seen, last_seen, seeded, counted, counted_first, counted_last)
  select given.guid, given.alias, a.id, coalesce(a.times_seen, 0), a.first_seen, a.last_seen, coalesce(a.seeded, false), held.times,
    held.first_seen, held.last_seen
  from jsonb_to_recordset(names) as given (guid text, alias text)
  left join player_aliases a using (guid, alias)
  cross join lateral (
    select count(*) as times, min(seen) as first_seen, max(seen) as last_seen
    from (
      select n.seen from names_that_count n where n.guid = given.guid and n.alias = given.alias and n.round_id <> all (ids)
      union all
      select b.seen from jsonb_to_recordset(before) as b (guid text, alias text, seen timestamptz)
      where b.guid = given.guid and b.alias = given.alias
    ) as seen
  ) as held
  where a.source = 'legacy' or a.id is null and held.times > 0
  on conflict (guid, alias) do nothing;

  with counts as (
    select given.guid, given.alias, held.times, held.first_seen, held.last_seen
    from jsonb_to_recordset(names) as given (guid text, alias text)
    cross join lateral (
      select count(*) as times, min(n.seen) as first_seen, max(n.seen) as last_seen
      from names_that_count n where n.guid = given.guid and n.alias = given.alias
    ) as held
  ),
  targets as (
    select c.guid, c.alias, l.id, l.seeded,
      case when l.guid is null then c.times
        when l.times_seen = 0 then c.times - l.counted
        else greatest(l.times_seen - l.counted + c.times, least(c.times, 1)) end as times,
      case when c.first_seen > l.counted_first and l.first_seen <= l.counted_first then c.first_seen
        else least(l.first_seen, c.first_seen) end as first_seen,
      case when c.last_seen < l.counted_last and l.last_seen >= l.counted_last then c.last_seen
        else greatest(l.last_seen, c.last_seen) end as last_seen
    from counts c left join legacy_aliases l using (guid, alias)
  ),
  gone as (
    delete from player_aliases a using targets t where a.guid = t.guid and a.alias = t.alias and t.times <= 0
  ),
  kept as (
    update player_aliases a set (times_seen, first_seen, last_seen) = (t.times, t.first_seen, t.last_seen)
    from targets t where a.guid = t.guid and a.alias = t.alias and t.times > 0
    returning a.guid, a.alias
  ),
  missing as (
    select t.* from targets t where t.times > 0 and not exists (select from kept k where k.guid = t.guid and k.alias = t.alias)
  ),
  back as (
    insert into player_aliases (id, guid, alias, first_seen, last_seen, times_seen, seeded, source)
    select id, guid, alias, first_seen, last_seen, times, seeded, 'legacy' from missing where id is not null
  )
  insert into player_aliases (guid, alias, first_seen, last_seen, times_seen, source)
  select guid, alias, first_seen, last_seen, times, 'file' from missing where id is null;
end
$function$
;
comment on function recount_names(jsonb,bigint[],jsonb) is 'Counts names [{guid, alias}] again from the rounds that count. The old bot may have seen a name in rounds that are not stored here. So when such a name changes for the first time, legacy_aliases notes what the old bot counted, and how much of it the rounds held then: without the rounds `ids`, and with their names `before`. From then on the count is the old bot''s, more or less what was added or taken back since. So whatever is taken back leaves the row as it was. A name that the old bot''s rounds have, but not its aliases, counts 0.';

CREATE OR REPLACE FUNCTION public.refresh_counting(guids text[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  involved constant text[] := array(
    select distinct g from unnest(guids) as given, unnest(given || guids_of(person_of(given))) as g
  );
  played constant bigint[] := array(
    select distinct p.round_id from player_comprehensive_stats p join rounds r on r.id = p.round_id
    where p.player_guid = any (involved) and r.round_number in (1, 2) and r.is_valid
  );
  before records[];
  changed bigint[];
begin
  perform refresh_player_totals(guids);
  perform refresh_round_sides(guids);
  perform refresh_pair_totals(guids);
  update gaming_sessions g set counts = not g.counts
  where (g.session_start, g.server) in (select r.session_start, r.server from rounds r where r.id = any (played))
    and g.counts <> exists (select from player_sessions p where p.session_start = g.session_start and p.server = g.server);
  before := array(select r from records r where r.book = '');
  perform merge_records();
  changed := array(
    select coalesce(o.round_id, n.round_id)
    from unnest(before) as o
    full join (select * from records r where r.book = '') as n
      on (n.book, n.map_key, n.side, n.size, n.kind, n.achieved_at) = (o.book, o.map_key, o.side, o.size, o.kind, o.achieved_at)
    where (o.value, o.guid, o.team, o.round_id, o.beaten_guid, o.beaten_value, o.beaten_at)
      is distinct from (n.value, n.guid, n.team, n.round_id, n.beaten_guid, n.beaten_value, n.beaten_at)
  );
  if changed <> '{}' then
    perform want_posts(changed);
  end if;
end
$function$
;
comment on function refresh_counting(text[]) is 'Refreshes every rollup after the rows of these people began to count or ceased to, under lock_rounds. `guids` may be any GUIDs of a person. A round has other sides without a person, so that others set other records in it: all of them are computed again.';

CREATE OR REPLACE FUNCTION public.refresh_gaming_sessions(since timestamp with time zone DEFAULT '-infinity'::timestamp with time zone, until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
  delete from gaming_sessions where session_start between since and until;
  insert into gaming_sessions (server, session_start, session_date, first_round_time, address, counts, rounds)
  select distinct on (session_start, server)
    server, session_start, round_date, round_time,
    extract(epoch from session_start)::bigint || '.' || left(md5(server), 8),
    (session_start, server) in (select p.session_start, p.server from player_sessions p where p.session_start between since and until),
    count(*) over (partition by session_start, server)
  from rounds
  where session_start between since and until
  order by session_start, server, played_at, id
$function$
;
comment on function refresh_gaming_sessions(timestamp with time zone,timestamp with time zone) is 'Computes gaming_sessions for the sessions that begin in [since, until]. Call it after their rounds and player_sessions were written.';

CREATE OR REPLACE FUNCTION public.refresh_maps(keys text[] DEFAULT NULL::text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  one text;
  shown text;
begin
  if keys is null then
    delete from maps;
    insert into maps (map_key, map_name)
    select map_key, map_name from computed_maps;
    return;
  end if;
  foreach one in array keys loop
    select min(map_name collate "C") into shown from rounds where lower(map_name collate "C") = one;
    if shown <> (select max(map_name collate "C") from rounds where lower(map_name collate "C") = one) then
      select map_name into shown
      from rounds where lower(map_name collate "C") = one and round_number in (1, 2)
      group by map_name
      order by count(*) desc, map_name collate "C" desc limit 1;
    end if;
    if shown is null then
      delete from maps where map_key = one;
      continue;
    end if;
    insert into maps (map_key, map_name) values (one, shown)
    on conflict (map_key) do update set map_name = excluded.map_name where maps.map_name <> excluded.map_name;
  end loop;
end
$function$
;
comment on function refresh_maps(text[]) is 'Refreshes the spellings of these maps (keys; null: all maps). Among equally frequent spellings, lower case wins. A map with a single spelling, as nearly all have, costs two index lookups.';

CREATE OR REPLACE FUNCTION public.refresh_pair_totals(guids text[] DEFAULT NULL::text[], since timestamp with time zone DEFAULT '-infinity'::timestamp with time zone, until timestamp with time zone DEFAULT 'infinity'::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET work_mem TO '64MB'
 SET jit TO 'off'
AS $function$
declare
  involved constant text[] := array(
    select distinct g from unnest(guids) as given, unnest(given || guids_of(person_of(given))) as g
  );
  starts constant timestamptz[] := case when guids is not null then array(
    select session_start from unnest(involved) as g join pair_sessions s on s.guid_a = g and s.guid_b = g
    where session_start between since and until
    union
    select r.session_start from player_comprehensive_stats p join rounds r on r.id = p.round_id
    where p.player_guid = any (involved) and r.session_start between since and until
  ) end;
  -- Pairs whose sums may change: their halves.
  halves_a text[];
  halves_b text[];
begin
  select array_agg(guid_a), array_agg(guid_b) into halves_a, halves_b
  from (
    select distinct guid_a, guid_b from pair_sessions
    where session_start between since and until and (starts is null or session_start = any (starts))
  ) as before;

  delete from pair_sessions where session_start between since and until and (starts is null or session_start = any (starts));
  insert into pair_sessions (
    server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b
  )
  select server, session_start, guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b
  from pair_sessions_between(since, until, starts);

  select array_agg(guid_a), array_agg(guid_b) into halves_a, halves_b
  from (
    select guid_a, guid_b from pair_sessions
    where session_start between since and until and (starts is null or session_start = any (starts))
    union
    select * from unnest(halves_a, halves_b)
  ) as either;

  if guids is null and since = '-infinity' and until = 'infinity' then
    delete from pair_totals;
  else
    delete from pair_totals using unnest(halves_a, halves_b) as either (a, b) where guid_a = a and guid_b = b;
  end if;
  insert into pair_totals (guid_a, guid_b, rounds, wins, losses, draws, kills_a, deaths_a, kills_b, deaths_b)
  select guid_a, guid_b, sum(rounds), sum(wins), sum(losses), sum(draws), sum(kills_a)::bigint, sum(deaths_a)::bigint,
    sum(kills_b)::bigint, sum(deaths_b)::bigint
  from pair_sessions
  join unnest(halves_a, halves_b) as either (a, b) on guid_a = a and guid_b = b
  group by guid_a, guid_b;
  insert into pairs_to_rank (guid) select distinct unnest(halves_a) on conflict do nothing;
end
$function$
;
comment on function refresh_pair_totals(text[],timestamp with time zone,timestamp with time zone) is 'Refreshes the pairs, as refresh_totals does. Refreshes all pairs of every session in which one of `guids` played.';

CREATE OR REPLACE FUNCTION public.refresh_player_session(on_server text, start timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  guids text[];
  weapons weapon_sessions[];
  before player_sessions[];
  summed_again text[];
begin
  guids := array(
    select player_guid from player_sessions where session_start = start and (server = on_server) is true
    union
    select coalesce(m.into_guid, p.player_guid)
    from rounds r
    join player_comprehensive_stats p on p.round_id = r.id
    left join player_merges m on m.from_guid = p.player_guid
    where r.session_start = start and (r.server = on_server) is true
  );
  with gone as (
    delete from weapon_sessions w
    where player_guid = any (guids) and session_start = start and (server = on_server) is true
    returning w.*
  )
  select array_agg(gone) into weapons from gone;
  insert into weapon_sessions (server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits)
  select server, session_start, player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits)
  from counted_weapon_rounds
  where session_start = start and (server = on_server) is true
  group by server, session_start, player_guid, weapon_name;
  insert into weapon_totals as t (player_guid, weapon_name, kills, deaths, headshots, shots, hits)
  select player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits)
  from (
    select player_guid, weapon_name, kills, deaths, headshots, shots, hits
    from weapon_sessions where player_guid = any (guids) and session_start = start and (server = on_server) is true
    union all
    select player_guid, weapon_name, -kills, -deaths, -headshots, -shots, -hits from unnest(weapons)
  ) as changes
  group by player_guid, weapon_name
  on conflict (player_guid, weapon_name) do update set
    kills = t.kills + excluded.kills,
    deaths = t.deaths + excluded.deaths,
    headshots = t.headshots + excluded.headshots,
    shots = t.shots + excluded.shots,
    hits = t.hits + excluded.hits;
  delete from weapon_totals t
  where (player_guid, weapon_name) in (select player_guid, weapon_name from unnest(weapons))
    and not exists (select from weapon_sessions w where w.player_guid = t.player_guid and w.weapon_name = t.weapon_name);

  with gone as (
    delete from player_sessions p where session_start = start and (server = on_server) is true returning p.*
  )
  select array_agg(gone) into before from gone;
  perform insert_player_sessions(on_server, start, guids);
  summed_again := add_to_player_totals(on_server, start, before);
  if summed_again <> '{}' then
    delete from player_totals where player_guid = any (summed_again);
    perform insert_player_totals(summed_again);
  end if;
end
$function$
;
comment on function refresh_player_session(text,timestamp with time zone) is 'Computes the player and weapon rollups of one gaming session again, and the all-time sums of all persons who are or were in it. All-time sums are updated by the difference, because a person has too many sessions to sum them each time.';

CREATE OR REPLACE FUNCTION public.refresh_player_totals(guids text[] DEFAULT NULL::text[], since timestamp with time zone DEFAULT '-infinity'::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_custom_plan'
 SET work_mem TO '64MB'
 SET jit TO 'off'
AS $function$
declare
  everyone constant boolean := guids is null;
  involved constant text[] := array(
    select distinct g from unnest(guids) as given, unnest(given || guids_of(person_of(given))) as g
  );
begin
  delete from weapon_sessions where session_start >= since and (everyone or player_guid = any (involved));
  insert into weapon_sessions (server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits)
  select server, session_start, player_guid, weapon_name, kills, deaths, headshots, shots, hits
  from in_parallel(null::weapon_sessions, format($query$
    select server, session_start, player_guid, weapon_name, sum(kills), sum(deaths), sum(headshots), sum(shots), sum(hits)
    from counted_weapon_rounds
    where session_start >= %L and (%L or installation_guid = any (%L))
    group by server, session_start, player_guid, weapon_name
  $query$, since, everyone, involved));

  delete from player_sessions where session_start >= since and (everyone or player_guid = any (involved));
  perform insert_player_sessions_since(since, case when not everyone then involved end);

  delete from player_totals where everyone or player_guid = any (involved);
  perform insert_player_totals(case when not everyone then involved end);

  delete from weapon_totals where everyone or player_guid = any (involved);
  insert into weapon_totals (player_guid, weapon_name, kills, deaths, headshots, shots, hits)
  select player_guid, weapon_name, sum(kills)::bigint, sum(deaths)::bigint, sum(headshots)::bigint, sum(shots)::bigint, sum(hits)::bigint
  from weapon_sessions
  where everyone or player_guid = any (involved)
  group by player_guid, weapon_name;
end
$function$
;
comment on function refresh_player_totals(text[],timestamp with time zone) is 'Refreshes the player and weapon rollups, as refresh_totals does. `guids` may be any GUIDs of a person.';

CREATE OR REPLACE FUNCTION public.refresh_records(ids bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  -- Who attacked may be read from the match's other round, and both rounds make a map close.
  involved bigint[] := array(
    select unnest(ids)
    union
    select other.id
    from rounds r
    join rounds other on other.match_id = r.match_id and other.server = r.server and other.round_number = 3 - r.round_number
    where r.id = any (ids) and (other.round_number = 2 or (other.defender_team in (1, 2)) is not true)
  );
  one rounds;
  maps text[];
  people text[];
  changed bigint[] := '{}';
  better records;
begin
  if exists (select from records r where r.round_id = any (involved)) then
    select coalesce(array_agg(distinct map_key) filter (where book = ''), '{}'),
      coalesce(array_agg(distinct book) filter (where book <> ''), '{}')
    into maps, people
    from (
      select book, map_key, side, size, kind, achieved_at, value, guid, team, round_id from records r where r.round_id = any (involved)
      except
      select book, map_key, side, size, kind, achieved_at, value, guid, team, round_id from record_candidates(involved, false)
    ) as wrong;
    if maps <> '{}' or people <> '{}' then
      changed := rebuild_records(maps, people);
    end if;
  end if;
  -- Of many rounds, only what none of them did before is compared. What beats the newest record of its board is added in one statement.
  if cardinality(involved) > 4 then
    for better in
      with candidate as (
        select c.*, record_score(c.kind, c.value) as score,
          held.guid as was_guid, held.value as was_value, held.round_id as was_round_id, held.achieved_at as was_at,
          case when held.value is null then not exists (
            select from records r where r.book = c.book and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
          ) else held.held_until is null and held.achieved_at < c.achieved_at end as is_newest
        from record_candidates(involved, true) as c
        left join lateral (
          select * from records r
          where r.book = c.book and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
            and r.achieved_at <= c.achieved_at
          order by r.achieved_at desc limit 1
        ) as held on true
        where held.value is null or record_score(c.kind, held.value) < record_score(c.kind, c.value)
          or held.achieved_at = c.achieved_at and held.round_id <> c.round_id
      ),
      compared as materialized (
        select *,
          bool_and(is_newest) over (partition by book, map_key, side, size, kind) as is_added,
          max(score) over (
            partition by book, map_key, side, size, kind
            order by achieved_at, score desc, server collate "C", match_id collate "C", round_number
            rows between unbounded preceding and 1 preceding
          ) as best_before
        from candidate
      ),
      rising as materialized (
        select *, row_number() over of_board as nth, lead(achieved_at) over of_board as next_at,
          lag(guid) over of_board as last_guid, lag(value) over of_board as last_value, lag(round_id) over of_board as last_round_id,
          lag(achieved_at) over of_board as last_at
        from compared
        where is_added and (score > best_before or best_before is null)
        window of_board as (partition by book, map_key, side, size, kind order by achieved_at)
      ),
      beaten as (
        update records r set held_until = n.achieved_at
        from rising n
        where n.nth = 1 and r.book = n.book and r.map_key = n.map_key and r.side = n.side and r.size = n.size and r.kind = n.kind
          and r.achieved_at = n.was_at
      ),
      added as (
        insert into records (
          book, map_key, side, size, kind, achieved_at, held_until, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id,
          beaten_at
        )
        select book, map_key, side, size, kind, achieved_at, next_at, value, guid, team, round_id,
          case nth when 1 then was_guid else last_guid end, case nth when 1 then was_value else last_value end,
          case nth when 1 then was_round_id else last_round_id end, case nth when 1 then was_at else last_at end
        from rising
      )
      select book, map_key, side, size, kind, achieved_at, null, value, guid, team, round_id, null, null, null, null
      from compared
      where not is_added
      order by achieved_at, round_id
    loop
      changed := changed || add_record(better);
    end loop;
    involved := '{}';
  end if;
  for one in select * from rounds where id = any (involved) order by played_at, id loop
    for better in
      with played as materialized (
        select * from record_rounds r where r.match_id = one.match_id and r.server = one.server
      ),
      did as materialized (
        select v.guid, v.side, of_kind.kind, of_kind.value
        from played p
        cross join record_values v
        cross join lateral (
          values ('kills', v.kills), ('damage', v.damage), ('dpm', v.dpm), ('revives', v.revives), ('headshot_kills', v.headshot_kills),
            ('gibs', v.gibs), ('useful_kills', v.useful_kills), ('denied_playtime', v.denied_playtime), ('best_spree', v.best_spree)
        ) as of_kind (kind, value)
        where p.round_id = one.id and v.round_id = one.id and of_kind.value > 0
      ),
      better as materialized (
        select c.*, held.guid as was_guid, held.value as was_value, held.round_id as was_round_id, held.achieved_at as was_at,
          case when held.value is null then not exists (
            select from records r where r.book = c.book and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
          ) else held.held_until is null and held.achieved_at < one.played_at end as is_newest
        from (
          select did.guid as book, '' as map_key, 'any' as side, 'any' as size, did.kind, did.value, did.guid, null::text[] as team from did
          union all
          (
            select distinct on (did.side, did.kind) '', p.map_key, case when did.side = p.attackers then 'attack' else 'defence' end, p.size,
              did.kind, did.value, did.guid, null
            from played p cross join did
            where p.round_id = one.id and p.attackers is not null
            order by did.side, did.kind, did.value desc, did.guid
          )
          union all
          select '', p.map_key, of_team.side, of_team.size, of_team.kind, of_team.seconds, null, of_team.people
          from played p
          left join played first on first.round_number = 1 and p.round_number = 2
          cross join lateral (
            values
              ('attack', p.size, 'fastest_attack', p.attack_seconds::bigint, p.attacking_team),
              ('defence', p.size, 'longest_hold', case when not p.attackers_won then p.duration_seconds::bigint end, p.defending_team),
              ('both', case when first.size = p.size then p.size else 'mixed' end, 'closest_map',
                (first.attack_seconds - p.attack_seconds)::bigint, p.attacking_team)
          ) as of_team (side, size, kind, seconds, people)
          where p.round_id = one.id and p.attackers is not null and of_team.seconds > 0
        ) as c
        left join lateral (
          select * from records r
          where r.book = c.book and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
            and r.achieved_at <= one.played_at
          order by r.achieved_at desc limit 1
        ) as held on true
        where held.value is null or record_score(c.kind, held.value) < record_score(c.kind, c.value)
          or held.achieved_at = one.played_at and held.round_id <> one.id
      ),
      beaten as (
        update records r set held_until = one.played_at
        from better b
        where b.is_newest and r.book = b.book and r.map_key = b.map_key and r.side = b.side and r.size = b.size and r.kind = b.kind
          and r.achieved_at = b.was_at
      ),
      added as (
        insert into records (
          book, map_key, side, size, kind, achieved_at, value, guid, team, round_id, beaten_guid, beaten_value, beaten_round_id, beaten_at
        )
        select book, map_key, side, size, kind, one.played_at, value, guid, team, one.id, was_guid, was_value, was_round_id, was_at
        from better where is_newest
      )
      select book, map_key, side, size, kind, one.played_at, null, value, guid, team, one.id, null, null, null, null
      from better where not is_newest
    loop
      changed := changed || add_record(better);
    end loop;
  end loop;
  changed := array(select unnest(changed) except select unnest(ids));
  if changed <> '{}' then
    perform want_posts(changed);
  end if;
end
$function$
;
comment on function refresh_records(bigint[]) is 'Refreshes the record book after these rounds were written or judged, and their people''s own bests. What a round did is compared once with the records of its time: what beats the newest is added at once, what arrives late by add_record. Where a round no longer does what a record says, the whole map or the person is computed again, so that the record goes back to who held it before. Messages about other matches whose records changed are edited. Call it after round_sides were written.';

CREATE OR REPLACE FUNCTION public.refresh_records_of(guids text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  people constant text[] := array(select distinct g from unnest(guids) as given, unnest(array[given, person_of(given)]) as g);
  involved constant text[] := array(select distinct g from unnest(people) as person, unnest(person || guids_of(person)) as g);
  played bigint[];
  shared bigint[];
  held bigint[];
begin
  select coalesce(array_agg(round_id), '{}'), coalesce(array_agg(round_id) filter (where rows > 1), '{}') into played, shared
  from (select round_id, count(*) as rows from player_comprehensive_stats where player_guid = any (involved) group by round_id) as theirs;
  held := array(select distinct round_id from records where book = '' and round_id = any (played));
  update records r
  set guid = c.guid, team = c.team
  from record_candidates(held, false) as c
  where c.book = '' and r.book = '' and r.map_key = c.map_key and r.side = c.side and r.size = c.size and r.kind = c.kind
    and r.achieved_at = c.achieved_at and r.round_id = c.round_id and r.value = c.value
    and (r.guid is distinct from c.guid or r.team is distinct from c.team);
  update records r
  set beaten_guid = b.guid
  from records b
  where b.book = '' and b.round_id = any (held) and r.book = '' and r.map_key = b.map_key and r.side = b.side and r.size = b.size
    and r.kind = b.kind and r.beaten_at = b.achieved_at and r.beaten_guid is distinct from b.guid;
  perform refresh_records(shared);
  perform rebuild_records('{}', people);
end
$function$
;
comment on function refresh_records_of(text[]) is 'Refreshes the record book after people were merged or parted. What others did stays as it was: their records only get other holders, unless two of a person''s GUIDs were in one round. Own bests are computed again. `guids` may be any GUIDs of a person.';

CREATE OR REPLACE FUNCTION public.refresh_round_sides(guids text[] DEFAULT NULL::text[], since timestamp with time zone DEFAULT '-infinity'::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET work_mem TO '64MB'
 SET jit TO 'off'
AS $function$
begin
  if guids is null and since = '-infinity' then
    delete from round_sides;
    insert into round_sides (round_id, axis, allies) select round_id, axis, allies from counted_round_sides;
  else
    perform store_round_sides(array(
      select r.id from rounds r
      where r.session_start >= since and (
        guids is null or r.id in (
          select p.round_id from unnest(guids) as given
          join player_comprehensive_stats p on p.player_guid = any (given || guids_of(person_of(given)))
        )
      )
    ));
  end if;
end
$function$
;
comment on function refresh_round_sides(text[],timestamp with time zone) is 'Refreshes round_sides, as refresh_totals does. Refreshes the rounds of these players (null: all players) in the sessions that begin at `since` or later.';

CREATE OR REPLACE FUNCTION public.refresh_session(on_server text, start timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  other timestamptz;
begin
  perform refresh_player_session(on_server, start);
  perform refresh_gaming_sessions(start, start);
  perform store_round_sides(array(select id from rounds where session_start = start and (server = on_server) is true));
  perform refresh_pair_totals(null, start, start);
  -- The old bot paired rounds however far apart they are. A round here may decide a map whose other round is in another session.
  for other in
    select distinct twin.session_start
    from rounds r join rounds twin on twin.match_id = r.match_id and twin.server = r.server and twin.round_number = 3 - r.round_number
    where r.session_start = start and (r.server = on_server) is true and twin.session_start <> start
  loop
    perform refresh_pair_totals(null, other, other);
  end loop;
end
$function$
;
comment on function refresh_session(text,timestamp with time zone) is 'Computes every rollup of one gaming session again, after its rounds were written or judged.';

CREATE OR REPLACE FUNCTION public.refresh_totals(guids text[] DEFAULT NULL::text[], since timestamp with time zone DEFAULT '-infinity'::timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_custom_plan'
 SET work_mem TO '64MB'
 SET jit TO 'off'
 SET parallel_setup_cost TO '100'
 SET parallel_tuple_cost TO '0.01'
AS $function$
begin
  perform refresh_player_totals(guids, since);
  perform refresh_round_sides(guids, since);
  perform refresh_pair_totals(guids, since);
  if guids is null then
    perform refresh_gaming_sessions(since);
    perform refresh_maps();
    perform merge_records();
  else -- merging players, or undoing it, changes no session
    perform refresh_records_of(guids);
  end if;
end
$function$
;
comment on function refresh_totals(text[],timestamp with time zone) is 'Refreshes every rollup in the transaction that wrote the rounds. Refreshes these players (null: all players) and the sessions that begin at `since` or later. A session whose start moves must start after `since` both before and after the move.';

CREATE OR REPLACE FUNCTION public.remove_names(guids text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  unknown constant text := 'Unknown Player';
  -- [{guid, name}]
  known constant jsonb := (select coalesce(jsonb_agg(jsonb_build_object('guid', k.guid, 'name', k.name)), '[]') from known_names(guids) as k);
begin
  perform remove_names_from_files(guids, known);
  perform remove_names_from_texts(guids, known);
  update player_comprehensive_stats p set player_name = unknown, clean_name = unknown
  where p.player_guid = any (guids) and (p.player_name <> unknown or p.clean_name is distinct from unknown);
  update weapon_comprehensive_stats w set player_name = unknown where w.player_guid = any (guids) and w.player_name <> unknown;
  update round_awards a set player_name = unknown where a.player_guid = any (guids) and a.player_name <> unknown;
  update round_versus v set subject_name = unknown where v.subject_guid = any (guids) and v.subject_name <> unknown;
  update round_versus v set opponent_name = unknown where v.opponent_guid = any (guids) and v.opponent_name <> unknown;
  delete from player_aliases a where a.guid = any (guids);
  delete from legacy_aliases a where a.guid = any (guids);
  delete from given_names g where g.guid = any (guids);
  delete from player_links l where l.et_guid = any (guids);
  update player_profiles c set display_name = null, display_name_source = 'auto', display_name_updated_at = null
  where c.player_guid = any (guids) and c.display_name is not null;
end
$function$
;
comment on function remove_names(text[]) is 'Removes the names of forgotten GUIDs from everything that is stored. Numbers stay. Call it under lock_rounds, after the GUIDs were put into forgotten_players. To remove names a second time changes nothing.';

CREATE OR REPLACE FUNCTION public.remove_names_from_endstats(guids text[], known jsonb, elsewhere boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  unknown constant text := 'Unknown Player';
  marks constant jsonb := (
    select coalesce(jsonb_object_agg(f.guid, chr(f.mark)), '{}') from forgotten_players f where f.guid = any (guids) and f.mark is not null
  );
  -- {key: mark} of all their names.
  own constant jsonb := (
    select coalesce(jsonb_object_agg(key, mark), '{}') from (
      select key, case when count(distinct n.guid) = 1 then min(marks ->> n.guid) else chr(26) end as mark
      from jsonb_to_recordset(known) as n (guid text, name text) cross join lateral unnest(name_keys(n.name)) as key
      group by key
    ) as named
  );
  -- Keys that others have been seen with, too.
  shared constant text[] := array(
    select distinct key from player_aliases a cross join lateral unnest(name_keys(a.alias)) as key
    where own ? key and a.guid <> all (guids) and not is_forgotten(a.guid)
  );
  spellings constant text[] := array(
    select distinct lower(encode(bytes, 'escape')) from jsonb_to_recordset(known) as n (guid text, name text) cross join lateral unnest(name_bytes(n.name)) as bytes
  );
  file record;
  ids bigint[];
  names jsonb;
  kept text[];
  is_here boolean;
  masked bytea;
begin
  for file in
    select f.id, f.content, f.server, f.map_name, f.round_date + f.round_time as stamp, f.round_number
    from round_files f where f.kind = 'endstats' order by f.id
  loop
    ids := array(select near_rounds(file.server, file.map_name, file.stamp, file.round_number));
    is_here := exists (select from player_comprehensive_stats p where p.round_id = any (ids) and p.player_guid = any (guids));
    continue when is_here and elsewhere;
    continue when not is_here and not holds_guid(file.content, guids)
      and not exists (
        select from lower(encode(file.content, 'escape')) as written cross join unnest(spellings) as spelling
        where strpos(written, spelling) > 0 or strpos(regexp_replace(written, '\^[^^]', '', 'g'), spelling) > 0
      );
    kept := array(select k.key from keys_in_rounds(ids) as k where not k.forgotten);
    names := (
      select coalesce(jsonb_object_agg(key, mark), '{}') from (
        select key, value as mark from jsonb_each_text(own) as o (key, value)
        where not key = any (kept) and (is_here or not key = any (shared))
        union all
        select k.key, min(marks ->> k.guid) from keys_in_rounds(ids) as k where k.guid = any (guids) and k.key = any (kept) group by k.key
      ) as theirs
    );
    masked := mask_names(file.content, 'endstats', marks, names, kept, is_here);
    continue when masked = file.content;
    update round_files set content = masked, findings = findings_without_quotes(findings) where id = file.id;
    update rounds set findings = findings_without_quotes(findings) where endstats_file_id = file.id and findings <> '[]';
    update round_awards a set player_name = unknown
    where a.round_id = any (ids) and a.player_guid is null
      and (names ?| name_keys(a.player_name) or is_here and not kept && name_keys(a.player_name));
    update round_versus v set opponent_name = unknown
    where v.round_id = any (ids) and v.opponent_guid is null
      and (names ?| name_keys(v.opponent_name) or is_here and not kept && name_keys(v.opponent_name));
    update round_versus v set subject_name = unknown
    where v.round_id = any (ids) and v.subject_guid is null and v.subject_name is not null
      and (names ?| name_keys(v.subject_name) or is_here and not kept && name_keys(v.subject_name));
  end loop;
end
$function$
;
comment on function remove_names_from_endstats(text[],jsonb,boolean) is 'Masks the names of forgotten GUIDs in the stored endstats files, and in their rows that name no GUID. Such names are only text, so the players of the round decide whose they are. `known` is [{guid, name}], see known_names. With `elsewhere`, only rounds that they did not play, and files without a round: in their own rounds every name that is nobody else''s is masked already.';

CREATE OR REPLACE FUNCTION public.remove_names_from_files(guids text[], known jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  marks constant jsonb := (
    select coalesce(jsonb_object_agg(f.guid, chr(f.mark)), '{}') from forgotten_players f where f.guid = any (guids) and f.mark is not null
  );
  file record;
  masked bytea;
begin
  for file in select id, content from round_files where kind = 'round' and holds_guid(content, guids) order by id loop
    masked := mask_names(file.content, 'round', marks, '{}', '{}', false);
    update round_files set content = masked, findings = findings_without_quotes(findings) where id = file.id and content <> masked;
    update rounds set findings = findings_without_quotes(findings) where file_id = file.id and findings <> '[]';
  end loop;
  perform remove_names_from_endstats(guids, known, false);
end
$function$
;
comment on function remove_names_from_files(text[],jsonb) is 'Masks the names of forgotten GUIDs in the stored files, and in the rows of endstats files that name no GUID. `known` is [{guid, name}], see known_names.';

CREATE OR REPLACE FUNCTION public.remove_names_from_texts(guids text[], known jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  unknown constant text := 'Unknown Player';
  keys constant text[] := array(
    select distinct key from jsonb_to_recordset(known) as n (guid text, name text) cross join lateral unnest(name_keys(n.name)) as key
  );
  words constant text := (
    select '(?<![[:alnum:]])(?:' || string_agg(regexp_replace(key, '([^[:alnum:][:space:]])', '\\\1', 'g'), '|' order by length(key) desc)
      || ')(?![[:alnum:]])'
    from unnest(keys) as key where length(key) > 2
  );
begin
  -- A roster's names stand in the order of its GUIDs, or else belong to anybody in it.
  update session_teams t set player_names = (
    select jsonb_agg(
      case
        when roster.members ->> (n.position::integer - 1) = any (guids) then unknown
        when keys && name_keys(n.name) and not exists (
          select from player_aliases a
          where a.guid = roster.members ->> (n.position::integer - 1) and a.guid <> all (guids) and name_keys(a.alias) && name_keys(n.name)
        ) then unknown
        else n.name
      end order by n.position
    )::text
    from (select case when t.player_guids is json array then t.player_guids::jsonb else '[]' end as members) as roster,
      jsonb_array_elements_text(t.player_names::jsonb) with ordinality as n (name, position)
  )
  where exists (select from unnest(guids) as one (guid) where strpos(t.player_guids, one.guid) > 0)
    and t.player_names is json array and t.player_names <> '[]';
  update session_teams t set player_names = '[]'
  where exists (select from unnest(guids) as one (guid) where strpos(t.player_guids, one.guid) > 0) and not t.player_names is json array;

  update quarantined_rows q
  set problems = regexp_replace(q.problems, ' = [^\n]*: ', ' = …: ', 'g'),
    content = (
      select json_object_agg(cell.key, case
        when json_typeof(cell.value) = 'null' then cell.value
        when cell.key in ('player_name', 'clean_name', 'alias', 'et_name', 'display_name', 'discord_username', 'player_names') then to_json(unknown)
        when json_typeof(cell.value) = 'string' and keys && name_keys(cell.value #>> '{}') then to_json(unknown)
        else cell.value
      end)::text
      from json_each(q.content::json) as cell
    )
  where exists (select from unnest(guids) as one (guid) where strpos(q.content, one.guid) > 0);

  update replaced_rounds r
  set players = (
      select coalesce(jsonb_agg(
        case when row ->> 'player_guid' = any (guids) then row || jsonb_build_object('player_name', unknown, 'clean_name', unknown) else row end
        order by position
      ), '[]')
      from jsonb_array_elements(r.players) with ordinality as p (row, position)
    ),
    weapons = (
      select coalesce(jsonb_agg(
        case when row ->> 'player_guid' = any (guids) then row || jsonb_build_object('player_name', unknown) else row end order by position
      ), '[]')
      from jsonb_array_elements(r.weapons) with ordinality as w (row, position)
    )
  where exists (select from jsonb_array_elements(r.players || r.weapons) as row where row ->> 'player_guid' = any (guids));

  -- A refused file may have had any name in any place.
  update processed_files f set error_message = without_quotes(f.error_message)
  where f.success is not true and f.error_message like '%"%';

  update rounds r set verdict_reason = unknown where r.verdict_reason is not null and keys && name_keys(r.verdict_reason);
  update excluded_players e set reason = unknown where keys && name_keys(e.reason);
  update person_decisions d set reason = unknown where keys && name_keys(d.reason);
  update round_files f set ruling = f.ruling || jsonb_build_object('verdict_reason', unknown)
  where f.ruling is not null and keys && name_keys(coalesce(f.ruling ->> 'verdict_reason', ''));
  update replaced_rounds r set round = r.round || jsonb_build_object('verdict_reason', unknown)
  where keys && name_keys(coalesce(r.round ->> 'verdict_reason', ''));
  if words is not null then
    update rounds r set verdict_reason = regexp_replace(r.verdict_reason, words, unknown, 'gi') where r.verdict_reason ~* words;
    update excluded_players e set reason = regexp_replace(e.reason, words, unknown, 'gi') where e.reason ~* words;
    update person_decisions d set reason = regexp_replace(d.reason, words, unknown, 'gi') where d.reason ~* words;
    update round_files f
    set ruling = f.ruling || jsonb_build_object('verdict_reason', regexp_replace(f.ruling ->> 'verdict_reason', words, unknown, 'gi'))
    where f.ruling is not null and f.ruling ->> 'verdict_reason' ~* words;
    update replaced_rounds r
    set round = r.round || jsonb_build_object('verdict_reason', regexp_replace(r.round ->> 'verdict_reason', words, unknown, 'gi'))
    where r.round ->> 'verdict_reason' ~* words;
    update session_teams t set team_name = regexp_replace(t.team_name, words, unknown, 'gi')
    where t.team_name ~* words and not exists (
      select from session_teams other
      where other.id <> t.id and other.session_start_date = t.session_start_date and other.map_name = t.map_name and other.team_name ~* words
    );
  end if;
end
$function$
;
comment on function remove_names_from_texts(text[],jsonb) is 'Removes the names of forgotten GUIDs from what only mentions them: rosters, rows of the old bot that were quarantined or replaced, messages about refused files, and what managers typed. A name of one or two characters is removed from typed text only if it is all of the text, because it may be a word. `known` is [{guid, name}], see known_names.';

CREATE OR REPLACE FUNCTION public.remove_round(gone_id bigint)
 RETURNS timestamp with time zone[]
 LANGUAGE plpgsql
AS $function$
declare
  gone rounds;
  starts timestamptz[];
begin
  select * into gone from rounds where id = gone_id;
  starts := array(
    select session_start from rounds where server = gone.server and match_id = gone.match_id and round_number in (1, 2)
  );
  update round_files set ruling = to_jsonb(kept)
  from (
    select gone.id, gone.validity_override, gone.verdict_reason, gone.verdict_by, gone.verdict_at, gone.rows_ruled_in_by,
      gone.rows_ruled_in_at
  ) as kept
  where round_files.id = gone.file_id;
  update rounds set winning_side = null
  where server = gone.server and match_id = gone.match_id and round_number = 3 - gone.round_number;
  update rounds set is_valid = false, invalid_reason = coalesce(invalid_reason, 'removed') where id = gone_id;
  perform refresh_records(array[gone_id]); -- what it took goes back, which its deletion cannot do
  update posts p
  set wanted_version = p.wanted_version + 1, subject = case when p.subject <> gone_id::text then p.subject else coalesce((
    select r.id::text from rounds r
    where r.session_start = gone.session_start and r.server = gone.server and r.id <> gone_id
    order by r.played_at, r.id limit 1
  ), p.key) end
  where p.kind = 'evening' and p.server = gone.server and p.subject = any (array(
    select r.id::text from rounds r where r.session_start = gone.session_start and r.server = gone.server
  ));
  delete from rounds where id = gone_id;
  return starts;
end
$function$
;
comment on function remove_round(bigint) is 'Removes a round whose files were all set aside. The message about its evening is edited. If no round of the evening is left, it is deleted. The round''s id and an admin''s verdict stay with the file, so that the round can come back as it was. Returns the starts of the gaming sessions that lose it: its own, and that of the match''s other round, whose result it decided.';

CREATE OR REPLACE FUNCTION public.renumber_sessions()
 RETURNS void
 LANGUAGE sql
 SET enable_seqscan TO 'on'
 SET enable_hashjoin TO 'on'
AS $function$
  update rounds r
  set gaming_session_id = numbered.id
  from (
    select server, session_start, row_number() over (order by session_start, server) as id
    from rounds
    where session_start is not null
    group by server, session_start
  ) as numbered
  where r.server = numbered.server
    and r.session_start = numbered.session_start
    and r.gaming_session_id is distinct from numbered.id
$function$
;
comment on function renumber_sessions() is 'Numbers the gaming sessions of all servers in chronological order.';

CREATE OR REPLACE FUNCTION public.repair_forgotten()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  forgotten constant text[] := array(select guid from forgotten_players where removed_at is not null);
  found text[];
begin
  if forgotten = '{}' then
    return 0;
  end if;
  found := array(
    select player_guid from player_comprehensive_stats
    where player_guid = any (forgotten) and (player_name <> 'Unknown Player' or clean_name is distinct from 'Unknown Player')
    union select player_guid from weapon_comprehensive_stats where player_guid = any (forgotten) and player_name <> 'Unknown Player'
    union select player_guid from round_awards where player_guid = any (forgotten) and player_name <> 'Unknown Player'
    union select subject_guid from round_versus where subject_guid = any (forgotten) and subject_name <> 'Unknown Player'
    union select opponent_guid from round_versus where opponent_guid = any (forgotten) and opponent_name <> 'Unknown Player'
    union select guid from player_aliases where guid = any (forgotten)
    union select guid from legacy_aliases where guid = any (forgotten)
    union select guid from given_names where guid = any (forgotten)
    union select et_guid from player_links where et_guid = any (forgotten)
    union select player_guid from player_profiles where player_guid = any (forgotten) and display_name is not null
  );
  if found = '{}' then
    return 0;
  end if;
  perform lock_rounds();
  perform remove_names(found);
  return cardinality(found);
end
$function$
;
comment on function repair_forgotten() is 'Removes the names of forgotten players that came back into rows, as a restored backup brings them. Returns of how many GUIDs.';

CREATE OR REPLACE FUNCTION public.repair_names()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  repaired bigint;
begin
  if not exists (select from wrong_names) then
    return 0;
  end if;
  perform lock_rounds();
  with wrong as materialized (table wrong_names),
  gone as (
    delete from player_aliases a using wrong w where a.guid = w.guid and a.alias = w.alias and w.times is null
  ),
  counted as (
    insert into player_aliases (guid, alias, first_seen, last_seen, times_seen, source)
    select guid, alias, first_seen, last_seen, times, 'file' from wrong where times is not null
    on conflict (guid, alias) do update set
      times_seen = excluded.times_seen, first_seen = excluded.first_seen, last_seen = excluded.last_seen
  )
  select count(*) into repaired from wrong;
  return repaired;
end
$function$
;
comment on function repair_names() is 'Counts the names again that player_aliases counts wrongly. Returns how many.';

CREATE OR REPLACE FUNCTION public.repair_numbers()
 RETURNS SETOF text
 LANGUAGE plpgsql
AS $function$
declare
  one record;
  greatest_id bigint;
  missing bigint;
begin
  for one in
    select c.relname as name, a.attname as id, pg_get_serial_sequence(format('public.%I', c.relname), a.attname)::regclass as numbers
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> '' and not a.attisdropped
    order by c.relname
  loop
    execute format('select max(%I) from %I', one.id, one.name) into greatest_id;
    -- Null: nobody has drawn an id since the sequence was set, perhaps to a free one.
    continue when greatest_id is null or pg_sequence_last_value(one.numbers) >= greatest_id;
    missing := greatest_id - nextval(one.numbers) + 1;
    if missing between 1 and 1000000 then
      perform nextval(one.numbers) from generate_series(2, missing);
      return next one.name;
    end if;
  end loop;
end
$function$
;
comment on function repair_numbers() is 'Draws ids until the next one is free, in tables whose ids were given elsewhere, as by a restored backup: otherwise the next rows cannot be stored. Returns these tables. More than a million ids at once are left to the owner, and not returned.';

CREATE OR REPLACE FUNCTION public.repair_rollups()
 RETURNS TABLE(rollup text, differing bigint)
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from differing_rollups()) then
    return query select r.rollup, r.differing from rebuild_rollups() as r where r.differing > 0 order by r.rollup;
  end if;
end
$function$
;
comment on function repair_rollups() is 'Computes all rollups again if one of them is wrong. Returns those that were, each with how many of its rows.';

CREATE OR REPLACE FUNCTION public.require_unchanged_files(on_server text, on_map text, seen jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  on_key constant text := lower(on_map collate "C");
begin
  perform lock_rounds();
  if exists (
    select from round_files f
    where f.server = on_server and lower(f.map_name collate "C") = on_key and f.id > (seen ->> 'newest_file')::bigint
  ) then
    raise exception 'another file of % on % came in meanwhile', on_map, on_server using errcode = 'serialization_failure';
  end if;
  if exists (
    select from round_files f
    where f.server = on_server and lower(f.map_name collate "C") = on_key and f.decision > (seen ->> 'newest_decision')::bigint
  ) then
    raise exception 'files of % on % were set aside or brought back meanwhile', on_map, on_server using errcode = 'serialization_failure';
  end if;
  if (select value from settings where name = 'time_zone') is distinct from seen ->> 'zone' then
    raise exception 'the time zone was set meanwhile' using errcode = 'serialization_failure';
  end if;
  if forgotten_version() is distinct from seen ->> 'forgotten' then
    raise exception 'somebody was forgotten meanwhile' using errcode = 'serialization_failure';
  end if;
end
$function$
;
comment on function require_unchanged_files(text,text,jsonb) is 'Locks rounds, and fails with serialization_failure if what the caller has `seen` {newest_file, newest_decision, zone, forgotten} has changed: a file of this server and map arrived, was set aside or brought back, the time zone that a manager has set is another, or somebody was forgotten (forgotten_version). The caller derived its rows from that, so they are outdated. Ids of files ascend in the order of commits, because they are assigned under the lock.';

CREATE OR REPLACE FUNCTION public.require_unchanged_rounds(newest bigint, zone text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform lock_rounds();
  if exists (select from rounds where id > newest)
    or (select value from settings where name = 'time_zone') is distinct from zone then
    raise exception 'rounds came in or were moved meanwhile' using errcode = 'serialization_failure';
  end if;
end
$function$
;
comment on function require_unchanged_rounds(bigint,text) is 'Fails with serialization_failure if a round arrived after `newest`, or if the community''s time zone is no longer `zone`. The caller''s results are then outdated.';

CREATE OR REPLACE FUNCTION public.restore_replaced_round(on_id bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  update rounds r
  set (round_date, round_time, match_id, map_name, time_limit, actual_time, winner_team, defender_team, is_tied, round_outcome, played_at,
      duration_seconds, source, file_id, round1_file_id, endstats_file_id, recorded_fields, findings, rows_left_out, rules,
      is_valid, invalid_reason)
    = (s.round_date, s.round_time, s.match_id, s.map_name, s.time_limit, s.actual_time, s.winner_team, s.defender_team, s.is_tied,
      s.round_outcome, s.played_at, s.duration_seconds, s.source, null, null, s.endstats_file_id, s.recorded_fields, s.findings,
      s.rows_left_out, s.rules,
      case when r.validity_override is distinct from s.validity_override then coalesce(r.validity_override, s.is_valid) else s.is_valid end,
      case
        when r.validity_override is not distinct from s.validity_override then s.invalid_reason
        when r.validity_override then null
        when not r.validity_override then coalesce(s.invalid_reason, 'ruled out by an admin')
        else s.invalid_reason
      end)
  from replaced_rounds replaced
  cross join lateral jsonb_populate_record(null::rounds, replaced.round) as s
  where replaced.round_id = r.id and r.id = on_id;
  delete from player_comprehensive_stats where round_id = on_id;
  delete from weapon_comprehensive_stats where round_id = on_id;
  insert into player_comprehensive_stats (
    round_id, round_date, map_name, round_number, player_guid, player_name, clean_name, team, kills, deaths, damage_given,
    damage_received, team_damage_given, team_damage_received, gibs, self_kills, team_kills, team_gibs, headshot_kills, headshots,
    time_played_seconds, time_played_minutes, time_dead_minutes, time_dead_ratio, xp, kd_ratio, dpm, efficiency, bullets_fired,
    accuracy, kill_assists, objectives_completed, objectives_destroyed, objectives_stolen, objectives_returned, dynamites_planted,
    dynamites_defused, times_revived, revives_given, most_useful_kills, useless_kills, kill_steals, denied_playtime,
    constructions, tank_meatshield, double_kills, triple_kills, quad_kills, multi_kills, mega_kills, killing_spree_best,
    death_spree_worst, id, created_at
  )
  select
    p.round_id, p.round_date, p.map_name, p.round_number, p.player_guid, p.player_name, p.clean_name, p.team, p.kills, p.deaths,
    p.damage_given, p.damage_received, p.team_damage_given, p.team_damage_received, p.gibs, p.self_kills, p.team_kills,
    p.team_gibs, p.headshot_kills, p.headshots, p.time_played_seconds, p.time_played_minutes, p.time_dead_minutes,
    p.time_dead_ratio, p.xp, p.kd_ratio, p.dpm, p.efficiency, p.bullets_fired, p.accuracy, p.kill_assists, p.objectives_completed,
    p.objectives_destroyed, p.objectives_stolen, p.objectives_returned, p.dynamites_planted, p.dynamites_defused, p.times_revived,
    p.revives_given, p.most_useful_kills, p.useless_kills, p.kill_steals, p.denied_playtime, p.constructions, p.tank_meatshield,
    p.double_kills, p.triple_kills, p.quad_kills, p.multi_kills, p.mega_kills, p.killing_spree_best, p.death_spree_worst, p.id,
    p.created_at
  from replaced_rounds replaced
  cross join lateral jsonb_populate_recordset(null::player_comprehensive_stats, replaced.players) as p
  where replaced.round_id = on_id;
  insert into weapon_comprehensive_stats (
    id, round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name, kills, deaths, headshots, shots,
    hits, accuracy, created_at
  )
  select
    w.id, w.round_id, w.round_date, w.map_name, w.round_number, w.player_guid, w.player_name, w.weapon_name, w.kills, w.deaths,
    w.headshots, w.shots, w.hits, w.accuracy, w.created_at
  from replaced_rounds replaced
  cross join lateral jsonb_populate_recordset(null::weapon_comprehensive_stats, replaced.weapons) as w
  where replaced.round_id = on_id;
  delete from replaced_rounds where round_id = on_id;
end
$function$
;
comment on function restore_replaced_round(bigint) is 'Gives a round of the old bot its own rows back, because every file that replaced them was set aside. An admin''s verdict stays.';

CREATE OR REPLACE FUNCTION public.restore_ruling(made rounds)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  kept jsonb;
begin
  select f.ruling into kept
  from round_files f
  where f.round_date + f.round_time = made.round_date + made.round_time
    and (f.server = made.server and lower(f.map_name collate "C") = lower(made.map_name collate "C")
      and f.round_number = made.round_number and f.ruling is not null and f.set_aside_at is null) is true
  order by f.decision desc limit 1;
  if kept is null then
    return made.id;
  end if;
  update round_files f set ruling = null
  where f.round_date + f.round_time = made.round_date + made.round_time
    and (f.server = made.server and lower(f.map_name collate "C") = lower(made.map_name collate "C")
      and f.round_number = made.round_number and f.ruling is not null) is true;
  update rounds r
  set (id, validity_override, verdict_reason, verdict_by, verdict_at, rows_ruled_in_by, rows_ruled_in_at, is_valid, invalid_reason)
    = (k.id, k.validity_override, k.verdict_reason, k.verdict_by, k.verdict_at, k.rows_ruled_in_by, k.rows_ruled_in_at,
      coalesce(k.validity_override, r.is_valid),
      case k.validity_override when true then null when false then coalesce(r.invalid_reason, 'ruled out by an admin') else r.invalid_reason end)
  from jsonb_populate_record(null::rounds, kept) as k
  where r.id = made.id;
  return (kept ->> 'id')::bigint;
end
$function$
;
comment on function restore_ruling(rounds) is 'Gives a round that was made again the id and the verdict that it had when its files were set aside. Returns its id.';

CREATE OR REPLACE FUNCTION public.rewrite_rounds(on_server text, on_map text, changes jsonb, seen jsonb, decision jsonb DEFAULT NULL::jsonb)
 RETURNS SETOF rounds
 LANGUAGE plpgsql
AS $function$
declare
  done record;
begin
  perform require_unchanged_files(on_server, on_map, seen);
  if decision is not null then
    perform decide_files(on_server, on_map, decision);
  end if;
  done := write_rows(on_server, changes);
  perform settle_changes(on_server, done.ids, done.played, done.paired, null, done.emptied, done.emptied_maps);
  return query
    select r.* from unnest(done.ids) with ordinality as written (id, position) join rounds r using (id) order by written.position;
end
$function$
;
comment on function rewrite_rounds(text,text,jsonb,jsonb,jsonb) is 'Writes rounds of a server and map again from their stored files. Works like store_file, without a new file. With a decision (decide_files), files are set aside, chosen or brought back in the same transaction.';

CREATE OR REPLACE FUNCTION public.rivals(a text, b text, since timestamp with time zone, on_server text, zone text, most_meetings integer, most_weapons integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
  is_met constant boolean := a <> b and not exists (select from excluded_people e where e.guid in (a, b));
  a_guids constant text[] := case when is_met then guids_of(a) end;
  b_guids constant text[] := case when is_met then guids_of(b) end;
begin
  return (
    with
    -- As encountersOf, for one opponent. If a round has both players' lists, the first player's counts.
    encounters as materialized (
      select distinct on (l.round_id) l.round_id, sum(l.kills) as kills, sum(l.deaths) as deaths
      from (
        select v.round_id, v.kills, v.deaths, 1 as own
        from round_versus v where v.subject_guid = any (a_guids) and v.opponent_guid = any (b_guids)
        union all
        select v.round_id, v.deaths, v.kills, 2
        from round_versus v where v.opponent_guid = any (a_guids) and v.subject_guid = any (b_guids)
      ) as l join rounds r on r.id = l.round_id
      where r.is_valid and r.round_number in (1, 2)
        and (since is null or r.session_start >= since) and (on_server is null or r.server = on_server)
      group by l.round_id, l.own order by l.round_id, l.own
    ),
    -- Where each stood: 1, 2, or null on neither side or, under two GUIDs, on both.
    stood as materialized (
      select r.id, r.server, r.match_id, r.map_name, r.played_at,
        case when a = any (s.axis) then case when a = any (s.allies) then null else 1 end when a = any (s.allies) then 2 end as a_side,
        case when b = any (s.axis) then case when b = any (s.allies) then null else 1 end when b = any (s.allies) then 2 end as b_side,
        case when exists (
          select from rounds o where o.server = r.server and o.match_id = r.match_id and o.round_number = 3 - r.round_number and o.is_valid
        ) then r.winning_side end as winning_side
      from rounds r join round_sides s on s.round_id = r.id
      -- An array: PostgreSQL expects more rounds of a select, and reads whole tables for them.
      where r.id = any (array(
        select p.round_id from player_comprehensive_stats p where p.player_guid = any (a_guids)
        intersect
        select p.round_id from player_comprehensive_stats p where p.player_guid = any (b_guids)
      )) and (since is null or r.session_start >= since) and (on_server is null or r.server = on_server)
    ),
    sided as materialized (
      select id, server, match_id, map_name, played_at, a_side, b_side, winning_side, a_side <> b_side as against
      from stood where a_side is not null and b_side is not null
    ),
    met as materialized (
      select server, match_id, against, min(map_name) as map_name, max(played_at) as played_at, max(id) as last_id, count(*)::int as rounds,
        array_agg(id) as ids,
        case when bool_and(winning_side = a_side) then 2 when bool_and(winning_side = b_side) then 0 when bool_and(winning_side = 0) then 1
          when not against and bool_and(winning_side = 3 - a_side) then 0 end as points
      from sided group by server, match_id, against
    ),
    opposed as materialized (
      select o.id, o.is_named, o.is_named or exists (select from round_versus v where v.round_id = o.id) as has_endstats
      from (select s.id, s.id in (select round_id from encounters) as is_named from sided s where s.against) as o
    )
    select jsonb_build_object(
      'duel', (
        select jsonb_build_object('kills', coalesce(sum(kills), 0), 'deaths', coalesce(sum(deaths), 0), 'rounds', count(*))
        from encounters
      ),
      'against', jsonb_build_object(
        'rounds', coalesce(sum(rounds) filter (where against), 0), 'won', count(*) filter (where against and points = 2),
        'lost', count(*) filter (where against and points = 0), 'drawn', count(*) filter (where against and points = 1)
      ),
      'together', jsonb_build_object(
        'rounds', coalesce(sum(rounds) filter (where not against), 0), 'won', count(*) filter (where not against and points = 2),
        'decided', count(points) filter (where not against)
      ),
      'unresolved', (
        select count(distinct v.round_id) from round_versus v
        where v.round_id = any (array(select id from opposed where has_endstats and not is_named))
          and (v.subject_guid is null or v.opponent_guid is null)
          and coalesce(v.subject_guid = any (a_guids || b_guids), true)
          and coalesce(v.opponent_guid = any (a_guids || b_guids), true)
      ),
      'without_endstats', (select count(*) from opposed where not has_endstats),
      'latest', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'map_name', coalesce(maps.map_name, m.map_name),
          'day', to_char(m.played_at at time zone zone, 'YYYY-MM-DD'),
          'points', case when m.points is not null then jsonb_build_array(m.points, 2 - m.points) end,
          'kills', (select sum(e.kills) from encounters e where e.round_id = any (m.ids)),
          'deaths', (select sum(e.deaths) from encounters e where e.round_id = any (m.ids))
        ) order by m.played_at desc, m.last_id desc), '[]')
        from (select * from met where against order by played_at desc, last_id desc limit most_meetings) as m
        left join maps on maps.map_key = lower(m.map_name collate "C")
      ),
      -- Of each their own, first the weapons of `a`.
      'weapons', (
        select jsonb_build_array(
          coalesce(jsonb_agg(w.weapon order by w.place) filter (where w.is_a), '[]'),
          coalesce(jsonb_agg(w.weapon order by w.place) filter (where not w.is_a), '[]')
        )
        from (
          select is_a, jsonb_build_object('weapon_name', weapon_name, 'kills', kills) as weapon,
            row_number() over (partition by is_a order by kills desc, weapon_name) as place
          from (
            select p.player_guid = any (a_guids) as is_a, p.weapon_name, sum(p.kills) as kills
            from weapon_comprehensive_stats p
            where p.player_guid = any (a_guids || b_guids) and p.round_id = any (array(select id from opposed)) and p.kills > 0
            group by 1, 2
          ) as used
        ) as w
        where w.place <= most_weapons
      )
    )
    from met
  );
end
$function$
;
comment on function rivals(text,text,timestamp with time zone,text,text,integer,integer) is 'Returns how two people met, as JSON (see Rivals in queries/rivals.ts), in rounds of sessions since `since` and of `on_server`; null: any. All is zero if one of them is null or excluded: nobody meets excluded people. A session of the database plans it once.';

CREATE OR REPLACE FUNCTION public.rosters_of(on_server text, start timestamp with time zone, on_date date)
 RETURNS json
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  day constant text := to_char(on_date, 'YYYY-MM-DD');
begin
  if not exists (select from session_teams where left(session_start_date, 10) = day) then
    return '[]';
  end if;
  return (
    with of_date as (
      select * from session_teams where left(session_start_date, 10) = day
    ),
    own as (
      select * from of_date
      where session_start_date in (
        select to_char(r.round_date + r.round_time, 'YYYY-MM-DD HH24:MI:SS') from rounds r where r.server = on_server and r.session_start = start
      )
    ),
    applying as (
      select * from own
      union all
      select * from of_date where not exists (select from own) and session_start_date !~ '^.{10} \d\d:\d\d:\d\d$'
    )
    select coalesce(json_agg(json_build_object('name', roster.name, 'guids', roster.guids, 'key', roster.key) order by roster.id), '[]')
    from (
      select min(t.id) as id, t.team_name as name, min(t.session_start_date) as key,
        coalesce(array_agg(distinct person_of(member.guid[1])) filter (where member.guid is not null), '{}') as guids
      from applying t
      left join lateral regexp_matches(t.player_guids, '"([^"\\]{1,64})"', 'g') as member (guid) on true
      group by t.team_name
    ) as roster
  );
end
$function$
;
comment on function rosters_of(text,timestamp with time zone,date) is 'Returns the rosters of a gaming session, [{name, guids, key}]: its own, else those of its date. The key may be the timestamp of any of its rounds, because an older round that arrives later moves the session''s start. Most dates have no rosters and cost one index lookup.';

CREATE OR REPLACE FUNCTION public.rule_round(on_id bigint, ruling jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  names jsonb;
  on_server text;
  start timestamptz;
begin
  perform lock_rounds();
  names := names_in_rounds(array[on_id]);
  update rounds r
  set (is_valid, invalid_reason, validity_override, verdict_reason, verdict_by, verdict_at, rows_ruled_in_by, rows_ruled_in_at)
    = (n.is_valid, n.invalid_reason, n.validity_override, n.verdict_reason, n.verdict_by, n.verdict_at, n.rows_ruled_in_by, n.rows_ruled_in_at)
  from jsonb_populate_record((select o from rounds o where o.id = on_id), ruling) as n
  where r.id = on_id
  returning r.server, r.session_start into on_server, start;
  perform update_names(array[on_id], names);
  perform refresh_session(on_server, start);
  perform refresh_records(array[on_id]);
  perform want_posts(array[on_id]);
end
$function$
;
comment on function rule_round(bigint,jsonb) is 'Stores a verdict on a round with all its consequences: names, sessions and rankings. `ruling` has the columns of rounds that change.';

CREATE OR REPLACE FUNCTION public.session_details(on_server text, start timestamp with time zone)
 RETURNS TABLE(player_guid text, objectives_stolen bigint, objectives_returned bigint, double_kills bigint, triple_kills bigint, quad_kills bigint, multi_kills bigint, mega_kills bigint, kill_steals bigint, tank_meatshield double precision, death_spree_worst integer)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return query
  select c.player_guid, coalesce(sum(p.objectives_stolen), 0), coalesce(sum(p.objectives_returned), 0), coalesce(sum(p.double_kills), 0),
    coalesce(sum(p.triple_kills), 0), coalesce(sum(p.quad_kills), 0), coalesce(sum(p.multi_kills), 0), coalesce(sum(p.mega_kills), 0),
    coalesce(sum(p.kill_steals), 0), coalesce(sum(p.tank_meatshield::numeric), 0)::double precision, coalesce(max(p.death_spree_worst), 0)
  from counted_player_rounds c
  join player_comprehensive_stats p on p.round_id = c.round_id and p.player_guid = c.installation_guid
  where c.server = on_server and c.session_start = start
  group by c.player_guid;
end
$function$
;
comment on function session_details(text,timestamp with time zone) is 'Returns all players'' sums in a session that no rollup contains. death_spree_worst is the longest one. This is a function because planning these joins takes longer than running them.';

CREATE OR REPLACE FUNCTION public.session_player_rounds(on_server text, start timestamp with time zone)
 RETURNS TABLE(round_id bigint, player_guid text, kills bigint, deaths bigint, damage_given bigint, damage_received bigint, time_played bigint, bullet_hits bigint, bullet_shots bigint)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  return query
  select c.round_id, c.player_guid, sum(c.kills), sum(c.deaths), sum(c.damage_given), sum(c.damage_received), sum(c.time_played),
    coalesce(sum(bullets.hits), 0)::bigint, coalesce(sum(bullets.shots), 0)::bigint
  from counted_player_rounds c
  left join (
    select w.round_id, w.player_guid, sum(w.hits) as hits, sum(w.shots) as shots
    from rounds r
    join weapon_comprehensive_stats w on w.round_id = r.id
    where r.server = on_server and r.session_start = start and is_bullet_weapon(w.weapon_name)
    group by w.round_id, w.player_guid
  ) as bullets on bullets.round_id = c.round_id and bullets.player_guid = c.installation_guid
  where c.server = on_server and c.session_start = start
  group by c.round_id, c.player_guid;
end
$function$
;
comment on function session_player_rounds(text,timestamp with time zone) is 'Returns all players'' figures in a session round by round, with hits and shots of bullet weapons. Weapons are summed separately, because a join with player rows would multiply kills by weapons.';

CREATE OR REPLACE FUNCTION public.settle_changes(on_server text, ids bigint[], played bigint[], paired bigint[], posted_after timestamp with time zone DEFAULT NULL::timestamp with time zone, emptied timestamp with time zone[] DEFAULT '{}'::timestamp with time zone[], emptied_maps text[] DEFAULT '{}'::text[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
begin
  if played <> '{}' or emptied <> '{}' then
    perform settle_rounds(on_server, played, emptied);
  end if;
  if paired <> '{}' then
    perform refresh_records(paired);
  end if;
  if emptied_maps <> '{}' then
    perform refresh_maps(emptied_maps);
  end if;
  perform want_posts(ids, posted_after);
end
$function$
;
comment on function settle_changes(text,bigint[],bigint[],bigint[],timestamp with time zone,timestamp with time zone[],text[]) is 'Refreshes everything that depends on rounds that write_rows wrote: gaming sessions, rollups, records and messages. A match is posted if its first round ended after `posted_after`.';

CREATE OR REPLACE FUNCTION public.settle_rounds(on_server text, changed bigint[], emptied timestamp with time zone[] DEFAULT '{}'::timestamp with time zone[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  touched timestamptz[];
  members bigint[];
  added bigint[];
  summed_again timestamptz[];
  shifted_others boolean := false;
  start timestamptz;
  moved_ids bigint[];
  moved_to timestamptz[];
  one record;
  since interval;
  previous timestamptz;
  following timestamptz;
begin
  touched := array(
    select session_start from rounds where id = any (changed)
    union
    select near.session_start
    from rounds r
    cross join lateral (
      (select session_start from rounds n
       where (n.server = on_server and n.round_number <> 0 and n.id <> r.id) is true
         and n.played_at between r.played_at - interval '60 minutes' and r.played_at
       order by n.played_at desc limit 1)
      union all
      (select session_start from rounds n
       where (n.server = on_server and n.round_number <> 0 and n.id <> r.id) is true
         and n.played_at between r.played_at and r.played_at + interval '60 minutes'
       order by n.played_at limit 1)
    ) as near
    where r.id = any (changed)
    union
    select unnest(emptied)
  );
  members := array(select id from rounds where session_start = any (touched) and (server = on_server) is true);
  loop
    previous := null;
    moved_ids := '{}';
    moved_to := '{}';
    for one in
      select id, played_at, round_time, session_start, gaming_session_id from rounds where id = any (members) order by played_at, id
    loop
      since := one.round_time - time '06:00';
      if previous is null or one.played_at - previous > interval '60 minutes' or (
        since > interval '0' and previous <= one.played_at - since and one.played_at - since - start >= interval '12 hours'
      ) then
        start := one.played_at;
      end if;
      previous := one.played_at;
      if one.session_start <> start then
        moved_ids := moved_ids || one.id;
        moved_to := moved_to || start;
        shifted_others := shifted_others or one.gaming_session_id is not null;
      end if;
    end loop;
    if moved_ids <> '{}' then
      update rounds set session_start = m.start from unnest(moved_ids, moved_to) as m (id, start) where rounds.id = m.id;
    end if;
    -- The next session may have followed without a break, so that its start is no longer a start.
    following := (
      select n.session_start
      from (select session_start, max(played_at) as ended from rounds where id = any (members) group by session_start) as s
      cross join lateral (
        select n.session_start, n.played_at, n.played_at - (n.round_time - time '06:00') as six_o_clock
        from rounds n
        where (n.server = on_server and n.round_number <> 0 and n.id <> all (members)) is true
          and n.played_at >= s.ended and n.played_at <= s.ended + interval '60 minutes'
        order by n.played_at, n.id limit 1
      ) as n
      where n.played_at <= n.six_o_clock or s.ended > n.six_o_clock or n.six_o_clock - s.session_start < interval '12 hours'
      limit 1
    );
    exit when following is null;
    touched := touched || following;
    members := members || array(select id from rounds where session_start = following and (server = on_server) is true);
  end loop;
  touched := array(select unnest(touched) union select session_start from rounds where id = any (members));

  added := array(select id from rounds where id = any (changed) and gaming_session_id is null);

  -- A round that joins a session gets its number. All sessions are numbered again if sessions begin, merge, split or move. The same happens
  -- when the first file arrives in a database with the old bot's numbers.
  update rounds r
  set gaming_session_id = (
    select max(gaming_session_id) from rounds m where m.session_start = r.session_start and (m.server = on_server) is true
  )
  where id = any (changed) and gaming_session_id is null;
  if shifted_others or emptied <> '{}' or exists (
    select from (
      select gaming_session_id, count(*) over (partition by session_start) as numbers,
        count(*) over (partition by gaming_session_id) as starts
      from rounds
      where id = any (members)
      group by session_start, gaming_session_id
    ) as sessions
    where gaming_session_id is null or numbers > 1 or starts > 1
  ) or not exists (select from rounds where source = 'file' and id <> all (changed)) then
    perform renumber_sessions();
  end if;

  -- Sessions into which rounds only came get these added. The others that changed are summed again. So are those with rounds of the old bot:
  -- a file may remove such a round from its match, and the round's rows stay.
  summed_again := array(
    select s.session_start
    from (
      select session_start from rounds where id = any (members)
      union
      select session_start from gaming_sessions where session_start = any (touched) and (server = on_server) is true
    ) as s
    where shifted_others or emptied <> '{}' or exists (
      select from rounds r where r.session_start = s.session_start and (r.server = on_server and r.id = any (changed)) is true
    ) and exists (
      select from rounds r
      where r.session_start = s.session_start
        and (r.server = on_server and (r.source = 'legacy' or r.id = any (changed) and r.id <> all (added))) is true
    )
  );
  added := array(select id from rounds where id = any (added) and session_start <> all (summed_again));
  if added <> '{}' then
    perform add_to_sessions(added);
  end if;
  foreach start in array summed_again loop
    perform refresh_session(on_server, start);
  end loop;
  perform refresh_maps(array(select distinct lower(map_name collate "C") from rounds where id = any (changed)));
  perform refresh_records(changed);
end
$function$
;
comment on function settle_rounds(text,bigint[],timestamp with time zone[]) is 'Updates everything that depends on written or judged rounds of a server: the gaming sessions around them, the sessions'' numbers, and the rollups of all players in them. A new session begins when more than 60 minutes pass between rounds. After twelve hours it also begins at the first round after 06:00 of the game server''s clock (domain/sessions.ts). The session_start of new rounds must be their own timestamp. `emptied` are the starts of sessions from which rounds were removed.';

CREATE OR REPLACE FUNCTION public.shown_name(guid text, viewer bigint)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN CASE WHEN is_hidden(guid, viewer) THEN 'hidden player'::text ELSE player_name(guid) END
;
comment on function shown_name(text,bigint) is 'Returns player_name, or ''hidden player'' if the person is hidden from this Discord user.';

CREATE OR REPLACE FUNCTION public.statistic_value(key text, sums player_totals)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$
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
$function$
;
comment on function statistic_value(text,player_totals) is 'Returns the value of a statistic for sums. Null where it has none, or if there is no such statistic.';

CREATE OR REPLACE FUNCTION public.store_file(file jsonb, changes jsonb, seen jsonb)
 RETURNS SETOF rounds
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  done record;
begin
  done := store_unsettled(file, changes, seen);
  perform settle_changes(file ->> 'server', done.ids, done.played, done.paired, (file ->> 'posted_after')::timestamptz);
  return query
    select r.* from unnest(done.ids) with ordinality as u (id, position) join rounds r using (id) order by u.position;
end
$function$
;
comment on function store_file(jsonb,jsonb,jsonb) is 'Stores a file and writes the rounds it changes, with all their consequences. `file` has the columns of round_files, with content in base64, and `posted_after` of settle_changes. `changes` are parameters of write_rows. Fails with serialization_failure and writes nothing if what the caller has `seen` changed (require_unchanged_files). Returns the rounds in the given order.';

CREATE OR REPLACE FUNCTION public.store_rosters(key text, newest bigint, replaced text[], rosters jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  lock table session_teams in share row exclusive mode;
  if (select coalesce(max(id), 0) from session_teams where left(session_start_date, 10) = left(key, 10)) <> newest then
    raise exception 'the rosters of % have changed meanwhile', key using errcode = 'serialization_failure';
  end if;
  delete from session_teams where session_start_date = any (replaced);
  insert into session_teams (session_start_date, map_name, team_name, player_guids, player_names)
  select key, 'ALL', r.roster ->> 'name', r.roster ->> 'guids', (
    select coalesce(jsonb_agg(coalesce(player_name(m.guid), 'Unknown Player') order by m.position), '[]')::text
    from jsonb_array_elements_text(r.roster -> 'guids') with ordinality as m (guid, position)
  )
  from jsonb_array_elements(rosters) with ordinality as r (roster, position)
  order by r.position;
  perform want_posts(array(
    select id from rounds
    where round_date + round_time >= left(key, 10)::date and round_date + round_time < left(key, 10)::date + interval '2 days'
  ));
end
$function$
;
comment on function store_rosters(text,bigint,text[],jsonb) is 'Stores `rosters` ([{name, guids}]) and deletes those under the keys `replaced`. Fails with serialization_failure if somebody else stored a roster of that date after `newest` (a roster''s id). session_start_date is the session''s date, as in the old bot, so that an owner''s SQL keeps working. If a date has several sessions, it is date and time of the first round.';

CREATE OR REPLACE FUNCTION public.store_round_sides(ids bigint[])
 RETURNS void
 LANGUAGE sql
AS $function$
  delete from round_sides where round_id = any (ids);
  insert into round_sides (round_id, axis, allies)
  select round_id, axis, allies from counted_round_sides where round_id = any (ids);
$function$
;
comment on function store_round_sides(bigint[]) is 'Stores the players'' sides in these rounds. Call it after the rounds were written or judged.';

CREATE OR REPLACE FUNCTION public.store_unsettled(file jsonb, changes jsonb, seen jsonb, OUT ids bigint[], OUT played bigint[], OUT paired bigint[])
 RETURNS record
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  given round_files := jsonb_populate_record(null::round_files, file - 'content');
begin
  perform require_unchanged_files(given.server, given.map_name, seen);

  select * into given from insert_files(jsonb_build_array(file));
  select w.ids, w.played, w.paired into store_unsettled.ids, store_unsettled.played, store_unsettled.paired
  from write_rows(given.server, changes) as w;
  perform drop_surplus_versions(given);
  perform note_processed(given.server, array[given.filename]);
end
$function$
;
comment on function store_unsettled(jsonb,jsonb,jsonb) is 'Stores a file and writes the rows of the rounds it changes. The parameters are those of store_file. Returns what settle_changes needs.';

CREATE OR REPLACE FUNCTION public.stored_person(person text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return (
    select jsonb_build_object(
      'guids', to_jsonb(own.guids),
      'name', player_name(own.guids[1]),
      'chosen_name', (
        select display_name from player_profiles where player_guid = any (own.guids) and display_name is not null
        order by display_name_updated_at desc nulls last limit 1
      ),
      'given_name', (select name from given_names where guid = any (own.guids) order by given_at desc limit 1),
      'links', (
        select coalesce(jsonb_agg(jsonb_build_object('discord_id', discord_id::text, 'username', discord_username, 'since', linked_date)), '[]')
        from player_links where et_guid = any (own.guids)
      ),
      'claims', (
        select coalesce(jsonb_agg(jsonb_build_object('discord_id', discord_id::text, 'since', claimed_at, 'waits', outcome is null)), '[]')
        from link_claims where guid = any (own.guids)
      ),
      'opted_out', exists (select from player_profiles where player_guid = any (own.guids) and opted_out),
      'remove_after', (select min(remove_after) from forgotten_players where guid = any (own.guids) and removed_at is null),
      'removed_at', (select min(removed_at) from forgotten_players where guid = any (own.guids)),
      'exclusion', (
        select jsonb_build_object('since', excluded_at, 'by', excluded_by::text, 'reason', reason)
        from excluded_players where guid = any (own.guids) order by excluded_at, guid limit 1
      ),
      'aliases', (select count(distinct alias) from player_aliases where guid = any (own.guids)),
      'rounds', (select count(*) from player_comprehensive_stats where player_guid = any (own.guids)),
      'weapons', (select count(*) from weapon_comprehensive_stats where player_guid = any (own.guids)),
      'awards', (select count(*) from round_awards where player_guid = any (own.guids)),
      'vs', (
        select count(*) from round_versus where subject_guid = any (own.guids) or opponent_guid = any (own.guids)
      ),
      'records', (select count(*) from records where guid = own.guids[1] or own.guids[1] = any (team)),
      'teams', (select count(*) from session_teams where exists (select from unnest(own.guids) as g where strpos(player_guids, g) > 0)),
      'decisions', (
        select coalesce(jsonb_agg(to_jsonb(d) order by d.at desc, d.id desc), '[]')
        from (
          select id, decision, decided_at as at, decided_by::text as by, reason from person_decisions
          where guid = any (own.guids) order by id desc limit 8
        ) as d
      )
    )
    from (select guids_of(person) as guids) as own
  );
end
$function$
;
comment on function stored_person(text) is 'Returns what is stored about a person, their links and deletions, the decisions of managers, and how many rows of each table there are. Only for managers: it also tells of people who are hidden.';

CREATE OR REPLACE FUNCTION public.try_lock_rounds()
 RETURNS boolean
 LANGUAGE sql
AS $function$ select pg_try_advisory_xact_lock(7867850) $function$
;
comment on function try_lock_rounds() is 'Acquires the lock of lock_rounds without waiting. Returns false while another transaction writes rounds.';

CREATE OR REPLACE FUNCTION public.undo_merge(gone text)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  undone player_merges;
begin
  perform lock_rounds();
  delete from player_merges where from_guid = gone returning * into undone;
  if undone is null then
    return false;
  end if;
  with recursive came (guid) as (
    select gone
    union
    select m.from_guid from came join player_merges m on m.asked_into = came.guid and m.into_guid = undone.into_guid
  )
  update player_merges m
  set into_guid = gone, asked_into = nullif(m.asked_into, gone)
  from came
  where m.from_guid = came.guid;
  insert into player_links (discord_id, discord_username, et_guid, et_name, linked_date, verified)
  select l.discord_id, l.discord_username, l.et_guid, l.et_name, l.linked_date, l.verified
  from jsonb_populate_recordset(null::player_links, undone.links_set_aside) as l
  where not exists (select from player_links other where other.et_guid = any (guids_of(person_of(l.et_guid))))
  on conflict do nothing;
  if exists (select from excluded_people e where e.guid in (gone, undone.into_guid)) then
    perform refresh_counting(array[gone, undone.into_guid]);
  else
    perform refresh_totals(array[gone, undone.into_guid]);
  end if;
  return true;
end
$function$
;
comment on function undo_merge(text) is 'Undoes a merge: `gone` is a person again, with all persons who had been merged into it before. Restores a link that was set aside, unless its Discord user or its player has another one by now. Returns false if there is no such merge.';

CREATE OR REPLACE FUNCTION public.update_names(ids bigint[], before jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  after jsonb := names_in_rounds(ids);
  again jsonb;
begin
  if after = before then
    return;
  end if;
  -- Nearly all names of a new round are known from files. The statement below takes longer to plan than these take to store.
  if before = '[]' then
    with gained as (
      select guid, alias, count(*) as times, min(seen) as first_seen, max(seen) as last_seen
      from jsonb_to_recordset(after) as given (guid text, alias text, seen timestamptz)
      group by guid, alias
    ),
    known as (
      update player_aliases a
      set times_seen = a.times_seen + g.times, first_seen = least(a.first_seen, g.first_seen), last_seen = greatest(a.last_seen, g.last_seen)
      from gained g
      where a.guid = g.guid and a.alias = g.alias and a.source = 'file'
        and not exists (select from legacy_aliases l where l.guid = g.guid and l.alias = g.alias)
      returning a.guid, a.alias
    )
    select jsonb_agg(given) into after
    from jsonb_array_elements(after) as given
    where (given ->> 'guid', given ->> 'alias') not in (select guid, alias from known);
    if after is null then
      return;
    end if;
  end if;
  with was as (
    select guid, alias, seen from jsonb_to_recordset(before) as given (guid text, alias text, seen timestamptz)
  ),
  now as (
    select guid, alias, seen from jsonb_to_recordset(after) as given (guid text, alias text, seen timestamptz)
  ),
  gained as (table now except all table was),
  changed as (
    select guid, alias, bool_or(is_lost) as is_lost, count(*) as times, min(seen) as first_seen, max(seen) as last_seen
    from (
      select guid, alias, seen, false as is_lost from gained
      union all
      select guid, alias, seen, true from (table was except all table now) as lost
    ) as changes
    group by guid, alias
  ),
  judged as (
    select changed.*, changed.is_lost
      or (l.guid is not null or coalesce(a.source = 'legacy', false))
        and not coalesce(l.times_seen >= l.counted and changed.first_seen > greatest(a.last_seen, l.last_seen), false)
      or a.guid is null and exists (
        select from names_that_count n join rounds r on r.id = n.round_id
        where n.guid = changed.guid and n.alias = changed.alias and r.source = 'legacy'
      )
      as is_again
    from changed left join player_aliases a using (guid, alias) left join legacy_aliases l using (guid, alias)
  ),
  added as (
    insert into player_aliases (guid, alias, first_seen, last_seen, times_seen, source)
    select guid, alias, first_seen, last_seen, times, 'file' from judged where not is_again
    on conflict (guid, alias) do update set
      times_seen = player_aliases.times_seen + excluded.times_seen,
      first_seen = least(player_aliases.first_seen, excluded.first_seen),
      last_seen = greatest(player_aliases.last_seen, excluded.last_seen)
  )
  select jsonb_agg(jsonb_build_object('guid', guid, 'alias', alias)) into again from judged where is_again;
  if again is not null then
    perform recount_names(again, ids, before);
  end if;
end
$function$
;
comment on function update_names(bigint[],jsonb) is 'Updates player_aliases after rounds were written or judged. `before` are their names_in_rounds from before. New names are added to the counts. Names that rounds no longer contain are counted again, and so are names of the old bot''s rounds (recount_names).';

CREATE OR REPLACE FUNCTION public.verify_link(user_id bigint, username text, asked text, at timestamp with time zone, how text)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  person constant text := person_of(asked);
begin
  perform lock_links();
  if exists (select from player_links l where l.discord_id = user_id) then
    return 'user taken';
  end if;
  if exists (select from player_links l where l.et_guid = any (guids_of(person))) then
    return 'player taken';
  end if;
  insert into player_links (discord_id, discord_username, et_guid, et_name, linked_date, verified)
  values (user_id, username, person, player_name(person), at, true);
  update link_claims c set outcome = how, discord_username = null where c.discord_id = user_id and c.outcome is null;
  update link_claims c set outcome = 'taken', discord_username = null
  where c.outcome is null and person_of(c.guid) = person and not is_hidden(person, c.discord_id);
  return 'linked';
end
$function$
;
comment on function verify_link(bigint,text,text,timestamp with time zone,text) is 'Links a Discord user and a player. `how` is the outcome of the user''s own claim, if one waits: ''proved'' or ''accepted''. Other users'' claims to this player end as ''taken'', unless the player is hidden from them: that would tell that the player is linked. Returns ''linked'', or ''user taken'' or ''player taken'' if one of them is linked already.';

CREATE OR REPLACE FUNCTION public.want_evenings(ids bigint[], posted_after timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  target constant bigint := (select t.channel from post_targets t where t.kind = 'evening');
  session record;
  post record;
begin
  if target is null and not exists (select from posts p where p.kind = 'evening') then
    return;
  end if;
  for session in
    select o.server, max(o.played_at) as ended, array_agg(o.id::text order by o.played_at, o.id) as rounds
    from (select distinct r.server, r.session_start from rounds r where r.id = any (ids)) as s
    join rounds o on o.session_start = s.session_start and (o.server = s.server) is true
    group by o.server, o.session_start
  loop
    select p.key, p.ended, p.played_at, p.message_id is not null or p.attempted_at is not null as is_sent, count(*) over () as posts into post
    from posts p
    where p.kind = 'evening' and p.server = session.server and p.subject = any (session.rounds)
    order by p.ended is not null, p.message_id is null, p.attempted_at is null, p.played_at, p.key limit 1;
    if post.posts > 1 then
      update posts p set wanted_version = p.wanted_version + 1, subject = p.key, due_at = case when p.failures = 0 then p.due_at end
      where p.kind = 'evening' and p.server = session.server and p.subject = any (session.rounds) and p.key <> post.key;
    end if;
    if post.is_sent and post.ended is null and target is not null and session.ended > post.played_at
      and session.ended + interval '60 minutes' > posted_after + interval '1 day'
    then
      update posts p set wanted_version = p.wanted_version + 1, subject = p.key, due_at = case when p.failures = 0 then p.due_at end
      where p.key = post.key;
      post.key := null;
    end if;
    if post.key is not null then
      update posts p
      set wanted_version = p.wanted_version + 1, played_at = session.ended,
        due_at = case when not post.is_sent then session.ended + interval '60 minutes' when p.failures = 0 then p.due_at end
      where p.key = post.key;
    elsif target is not null and session.ended > posted_after then
      insert into posts (key, kind, server, subject, channel, played_at, due_at)
      values (
        'evening:' || left(replace(gen_random_uuid()::text, '-', ''), 16), 'evening', session.server, session.rounds[1], target, session.ended,
        session.ended + interval '60 minutes'
      );
    end if;
  end loop;
end
$function$
;
comment on function want_evenings(bigint[],timestamp with time zone) is 'Marks the messages about the evenings, that is the gaming sessions, of these rounds as changed. A session without a row in posts gets one if its last round ended after `posted_after`, posts about evenings are on, and they have a channel. It is due an hour after the last round, when the session is over. If a session goes on whose message has been sent, that message is deleted, and another row gets the next one: a session goes on if its new last round ended less than an hour before now, which is a day after `posted_after`. Of sessions that have become one, one message is left. The subject of a row is the id of a round of the session, which stays the same when the session begins earlier or the time zone changes. A row whose message is only to be deleted has its own key as its subject.';

CREATE OR REPLACE FUNCTION public.want_posts(ids bigint[], posted_after timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
  with ranking as (
    update posts set wanted_version = wanted_version + 1 where kind = 'ranking' and message_id is not null and ended is null
  )
  insert into posts (key, kind, server, subject, channel, played_at)
  select coalesce(p.key, 'match:' || left(replace(gen_random_uuid()::text, '-', ''), 16)), 'match', m.server, m.match_id,
    coalesce(p.channel, t.channel), m.played_at
  from (
    select other.server, other.match_id, min(other.played_at) as played_at
    from rounds r
    join rounds other on other.match_id = r.match_id and other.server = r.server and other.round_number in (1, 2)
    where r.id = any (ids)
    group by other.server, other.match_id
  ) as m
  left join posts p on p.kind = 'match' and p.server = m.server and p.subject = m.match_id
  left join post_targets t on t.kind = 'match' and m.played_at > posted_after
  where p.key is not null or t.channel is not null and (
    select count(*) < 150
    from (
      select from posts q
      where q.kind = 'match' and q.server = m.server and q.played_at > posted_after
        and (q.message_id is not null or q.sent_version < q.wanted_version) and q.ended is null
      limit 150
    ) as recent
  )
  on conflict (kind, server, subject) do update
  set wanted_version = posts.wanted_version + 1, played_at = excluded.played_at,
    due_at = case when posts.failures = 0 then posts.due_at end;
  select want_evenings(ids, posted_after);
$function$
;
comment on function want_posts(bigint[],timestamp with time zone) is 'Marks the messages about the matches of these rounds as changed. A message that failed is retried at once, with its new content. A match without a row in posts gets one if its first round ended after `posted_after`, posts about matches are on, and they have a channel. At most 150 matches of a game server since then have a message or wait for one: nobody plays so many in a day, but a leaked upload token could fill the channel. The messages about the evenings and the live ranking follow. Called in the transaction that writes the rounds.';

CREATE OR REPLACE FUNCTION public.want_posts_of(guids text[], played_after timestamp with time zone DEFAULT NULL::timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
  update posts p set wanted_version = p.wanted_version + 1
  where p.ended is null and p.kind = 'match' and (played_after is null or p.played_at > played_after) and (p.server, p.subject) in (
    select r.server, r.match_id
    from player_comprehensive_stats s join rounds r on r.id = s.round_id
    where s.player_guid = any (guids) and r.round_number in (1, 2)
    union all
    select r.server, r.match_id
    from records b join rounds r on r.id = b.round_id
    where b.book = '' and b.beaten_guid = any (guids)
  );
  update posts p set wanted_version = p.wanted_version + 1
  where p.ended is null and p.kind = 'evening' and (played_after is null or p.played_at > played_after) and exists (
    select from rounds one
    join rounds r on r.session_start = one.session_start and r.server = one.server
    where one.id = case when p.subject ~ '^[0-9]+$' then p.subject::bigint end and (
      exists (select from player_comprehensive_stats s where s.round_id = r.id and s.player_guid = any (guids))
      or exists (select from records b where b.round_id = r.id and b.book = '' and b.beaten_guid = any (guids))
    )
  );
  update posts p set wanted_version = p.wanted_version + 1
  where p.ended is null and p.message_id is not null and p.kind in ('ranking', 'day', 'digest')
    and (played_after is null or p.played_at > played_after)
$function$
;
comment on function want_posts_of(text[],timestamp with time zone) is 'Says that the messages about matches and evenings of these players have changed, and those that name them as the holders of a record which was beaten. With `played_after` only those of later ones. The live ranking, days and weeks may name them, too.';

CREATE OR REPLACE FUNCTION public.want_posts_of_player()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  was constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  is_now constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  named constant text[] := array(
    select distinct guid
    from jsonb_array_elements(jsonb_build_array(was, is_now)) as r (row)
    cross join unnest(array[r.row ->> 'player_guid', r.row ->> 'guid', r.row ->> 'from_guid', r.row ->> 'into_guid']) as guid
    where guid is not null
  );
  guids constant text[] := array(select distinct own from unnest(named) as guid cross join unnest(guids_of(person_of(guid))) as own);
  only_name constant boolean := tg_table_name = 'player_profiles'
    and coalesce((was ->> 'opted_out')::boolean, false) = coalesce((is_now ->> 'opted_out')::boolean, false);
begin
  if not exists (select from posts) then
    return null;
  end if;
  perform want_posts_of(guids, case when only_name then (select least(max(p.played_at), max(p.changed_at)) - interval '1 day' from posts p) end);
  return null;
end
$function$
;
comment on function want_posts_of_player() is 'Trigger function: messages about a player change when others see the player differently. A new name is shown in the messages of the latest day only, so that a whim does not edit years of messages. A match whose stamp lies in the future does not move that day.';

CREATE OR REPLACE FUNCTION public.want_ranking()
 RETURNS void
 LANGUAGE sql
AS $function$
  update posts set wanted_version = wanted_version + 1
  where kind = 'ranking' and (message_id is not null or attempted_at is not null) and ended is null
    and subject not in (select channel::text from post_targets where kind = 'ranking');
  insert into posts (key, kind, server, subject, channel, played_at)
  select 'ranking:' || left(replace(gen_random_uuid()::text, '-', ''), 16), 'ranking', '', channel::text, channel, 'infinity'
  from post_targets
  where kind = 'ranking'
  on conflict (kind, server, subject) do update
  set wanted_version = posts.wanted_version + 1, channel = excluded.channel, ended = null, ended_at = null,
    message_id = case when posts.ended is null then posts.message_id end, messages = posts.messages + (posts.ended is not null)::int,
    body_hash = null, due_at = null
$function$
;
comment on function want_ranking() is 'Says that the live ranking has changed. It has one message in the channel of its kind: a message in another channel, or of a ranking that is off, is removed. Called when a manager has changed the settings of posts.';

CREATE OR REPLACE FUNCTION public.week_facts(monday date, columns text[])
 RETURNS json
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  hidden constant text[] := array(select hidden_from(null));
begin
  if not exists (select from gaming_sessions where counts and session_date between monday and monday + 6) then
    return null;
  end if;
  return (
    with week as materialized (
      select server, session_start, session_date from gaming_sessions where counts and session_date between monday and monday + 6
    ),
    played as materialized (
      select p.* from week w join player_sessions p using (server, session_start)
    ),
    counted as (
      select count(*) as rounds, count(distinct (r.server, r.match_id)) as maps
      from week w join rounds r using (server, session_start)
      where r.is_valid and r.round_number in (1, 2)
    ),
    fallen as (
      select distinct on (r.map_key, r.side, r.size, r.kind) r.*, coalesce(m.map_name, o.map_name) as map_name
      from week w join rounds o using (server, session_start)
      join records r on r.round_id = o.id
      left join maps m on m.map_key = r.map_key
      where r.book = '' and r.beaten_value is not null
      order by r.map_key, r.side, r.size, r.kind, r.achieved_at desc
    )
    select json_build_object(
      'evenings', (select count(distinct session_date) from week),
      'maps', (select maps from counted), 'rounds', (select rounds from counted),
      'players', (select count(distinct player_guid) from played),
      'kills', (select sum(kills) from played),
      'active', (
        select coalesce(json_agg(json_build_object('name', player_name(guid), 'rounds', rounds) order by rounds desc, guid), '[]')
        from (
          select player_guid as guid, sum(rounds)::int as rounds from played where player_guid <> all (hidden)
          group by player_guid order by rounds desc, player_guid limit 3
        ) as a
      ),
      'sessions', (
        select coalesce(json_agg(s.players), '[]')
        from (
          select json_agg(json_build_array(p.player_guid, (
            select json_agg(to_jsonb(p) -> name order by place) from unnest(columns) with ordinality as c (name, place)
          )) order by p.player_guid) as players
          from played p group by p.server, p.session_start order by p.session_start, p.server
        ) as s
      ),
      'names', (select json_object_agg(guid, player_name(guid)) from (
        select distinct player_guid as guid from played where player_guid <> all (hidden)
      ) as n),
      'fallen', (select count(*) from fallen),
      'records', (
        select coalesce(json_agg(json_build_object('kind', f.kind, 'value', f.value, 'map_name', f.map_name, 'holders', f.names) order by f.beaten_at, f.kind, f.map_key, f.side, f.size), '[]')
        from (
          select f.*, h.names
          from fallen f
          cross join lateral (
            select json_agg(player_name(guid) order by guid) as names
            from (select distinct unnest(coalesce(f.team, array[f.guid])) as guid) as people where guid <> all (hidden)
          ) as h
          where h.names is not null
          order by f.beaten_at, f.kind, f.map_key, f.side, f.size
          limit 3
        ) as f
      )
    )
  );
end
$function$
;
comment on function week_facts(date,text[]) is 'Returns what happened in the week that began on a Monday, for the weekly digest. The days are those on which sessions began. Null without an evening. Players who opted out are named nowhere, but count in the sums. `sessions` has a list per session: of each player the person and the sums in the order of `columns`.';

CREATE OR REPLACE FUNCTION public.without_nul(escaped text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
RETURN decode(regexp_replace(escaped, '(\\\\)|\\000'::text, '\1'::text, 'g'::text), 'escape'::text)
;
comment on function without_nul(text) is 'Returns the bytes of a text in PostgreSQL''s escape format, without NUL bytes. An escaped backslash before 000 is not a NUL byte.';

CREATE OR REPLACE FUNCTION public.without_quotes(message text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN regexp_replace(message, '"(?:[^"\\]|\\.)*"'::text, '"…"'::text, 'g'::text)
;
comment on function without_quotes(text) is 'Returns a message about a file without what it quotes from the file.';

CREATE OR REPLACE FUNCTION public.write_round(on_server text, change jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  given rounds := jsonb_populate_record(null::rounds, change);
  is_new constant boolean := given.id is null;
begin
  if change ? 'restore' then
    perform restore_replaced_round(given.id);
  end if;
  if given.id is not null then
    update rounds set match_id = given.match_id, winning_side = given.winning_side
    where id = given.id and (match_id, winning_side) is distinct from (given.match_id, given.winning_side);
  end if;

  if change ? 'players' then
    if is_new then
      given.id := (insert_rounds(on_server, jsonb_build_array(change)))[1];
    else
      insert into replaced_rounds (round_id, round, players, weapons)
      select r.id, to_jsonb(r),
        coalesce((select jsonb_agg(p) from player_comprehensive_stats p where p.round_id = r.id), '[]'),
        coalesce((select jsonb_agg(w) from weapon_comprehensive_stats w where w.round_id = r.id), '[]')
      from rounds r where r.id = given.id and r.source = 'legacy';
      update rounds r
      set (round_date, round_time, map_name, time_limit, actual_time, winner_team, defender_team, is_tied, round_outcome, played_at,
          duration_seconds, is_valid, invalid_reason, source, file_id, round1_file_id, recorded_fields,
          rows_left_out, rules)
        = (given.round_date, given.round_time, given.map_name, given.time_limit, given.actual_time, given.winner_team, given.defender_team, false, given.round_outcome,
          given.played_at, given.duration_seconds, coalesce(r.validity_override, given.invalid_reason is null),
          case r.validity_override
            when true then null
            when false then coalesce(given.invalid_reason, 'ruled out by an admin')
            else given.invalid_reason
          end,
          'file', (select id from round_files where sha256 = change ->> 'file' and server = on_server),
          (select id from round_files where sha256 = change ->> 'round1' and server = on_server), given.recorded_fields, given.rows_left_out, given.rules)
      where r.id = given.id;
      delete from player_comprehensive_stats where round_id = given.id;
      delete from weapon_comprehensive_stats where round_id = given.id;
    end if;

    insert into player_comprehensive_stats (
      round_id, round_date, map_name, round_number,
      player_guid, player_name, clean_name, team, kills, deaths, damage_given, damage_received, team_damage_given,
      team_damage_received, gibs, self_kills, team_kills, team_gibs, headshot_kills, headshots, time_played_seconds, time_played_minutes,
      time_dead_minutes, time_dead_ratio, xp, kd_ratio, dpm, efficiency, bullets_fired, accuracy, kill_assists, objectives_completed,
      objectives_destroyed, objectives_stolen, objectives_returned, dynamites_planted, dynamites_defused, times_revived, revives_given,
      most_useful_kills, useless_kills, kill_steals, denied_playtime, constructions, tank_meatshield, double_kills, triple_kills,
      quad_kills, multi_kills, mega_kills, killing_spree_best, death_spree_worst
    )
    select
      given.id, given.round_date, given.map_name, given.round_number,
      player_guid, player_name, clean_name, team, kills, deaths, damage_given, damage_received, team_damage_given,
      team_damage_received, gibs, self_kills, team_kills, team_gibs, headshot_kills, headshots, time_played_seconds, time_played_minutes,
      time_dead_minutes, time_dead_ratio, xp, kd_ratio, dpm, efficiency, bullets_fired, accuracy, kill_assists, objectives_completed,
      objectives_destroyed, objectives_stolen, objectives_returned, dynamites_planted, dynamites_defused, times_revived, revives_given,
      most_useful_kills, useless_kills, kill_steals, denied_playtime, constructions, tank_meatshield, double_kills, triple_kills,
      quad_kills, multi_kills, mega_kills, killing_spree_best, death_spree_worst
    from jsonb_populate_recordset(null::player_comprehensive_stats, change -> 'players');

    insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number,
      player_guid, player_name, weapon_name, kills, deaths, headshots, shots, hits, accuracy)
    select given.id, given.round_date, given.map_name, given.round_number,
      player_guid, player_name, weapon_name, kills, deaths, headshots, shots, hits, accuracy
    from jsonb_to_recordset(change -> 'weapons') as w (
      player_guid text, player_name text, weapon_name text, kills int, deaths int, headshots int, shots int, hits int,
      accuracy double precision
    );
  end if;

  if is_new then
    return given.id;
  end if;

  -- The winning side of the match's other round may change with this round.
  update rounds set winning_side = (change ->> 'other_winning_side')::integer
  where server = on_server and match_id = given.match_id and round_number = 3 - given.round_number
    and winning_side is distinct from (change ->> 'other_winning_side')::integer;

  if change ? 'awards' then
    update rounds
    set endstats_file_id = (select id from round_files where sha256 = change ->> 'endstats' and server = on_server), findings = given.findings
    where id = given.id;
    delete from round_awards where round_id = given.id;
    delete from round_versus where round_id = given.id;
    insert into round_awards (round_id, position, award, player_name, player_guid, value, amount)
    select given.id, position, award, player_name, player_guid, value, amount
    from jsonb_populate_recordset(null::round_awards, change -> 'awards');
    insert into round_versus (round_id, position, subject_name, subject_guid, opponent_name, opponent_guid, kills, deaths)
    select given.id, position, subject_name, subject_guid, opponent_name, opponent_guid, kills, deaths
    from jsonb_populate_recordset(null::round_versus, change -> 'versus');
  end if;
  return given.id;
end
$function$
;
comment on function write_round(text,jsonb) is 'Writes one round. `change` is {id?, match_id}, where `id` means a stored round. The parts that were derived again are added: {…columns of rounds, file, round1 (hashes), players, weapons} and {endstats (hash), findings, awards, versus}. With `restore`, the round gets the old bot''s rows back. Does not change an admin''s verdict. Returns the id.';

CREATE OR REPLACE FUNCTION public.write_rows(on_server text, changes jsonb, OUT ids bigint[], OUT played bigint[], OUT paired bigint[], OUT emptied timestamp with time zone[], OUT emptied_maps text[])
 RETURNS record
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
declare
  change jsonb;
  written bigint;
  known constant bigint[] := array(select (one ->> 'id')::bigint from jsonb_array_elements(changes) as one where one ? 'id');
  names constant jsonb := case when known <> '{}' then names_in_rounds(known) else '[]' end;
  matches constant jsonb := case when known <> '{}' then matches_of(known) end;
begin
  ids := '{}';
  played := '{}';
  paired := '{}';
  emptied := '{}';
  emptied_maps := '{}';
  set constraints rounds_match_round_key deferred;
  for change in select one from jsonb_array_elements(changes) as one where one ? 'remove' loop
    emptied_maps := emptied_maps || (select lower(map_name collate "C") from rounds where id = (change ->> 'id')::bigint);
    emptied := emptied || remove_round((change ->> 'id')::bigint);
  end loop;
  for change in select one from jsonb_array_elements(changes) as one where not one ? 'remove' loop
    written := write_round(on_server, change);
    ids := ids || written;
    if change ?| array['players', 'restore', 'settle'] then
      played := played || written;
    elsif not change ? 'awards' then
      paired := paired || written; -- of a round of the old bot only the match changed
    end if;
  end loop;
  set constraints rounds_match_round_key immediate;
  perform update_names(ids, names);
  if matches <> '{}' then
    perform posts_follow(on_server, matches);
  end if;
end
$function$
;
comment on function write_rows(text,jsonb) is 'Writes the rows and names of changed rounds of a server. `changes` are parameters of write_round, or {id, remove} for a round without any file left. With `settle`, only the winner of the match changes. Returns what settle_changes needs: the ids of the written rounds in the given order; in `played` those that sessions and sums depend on; in `paired` rounds of the old bot that only got another match; and the sessions and maps that lost rounds.';

CREATE TRIGGER excluded_players_posts AFTER INSERT OR DELETE ON public.excluded_players FOR EACH ROW EXECUTE FUNCTION want_posts_of_player();
comment on trigger excluded_players_posts on excluded_players is 'Edits messages about players who are excluded, or count again.';

CREATE TRIGGER forgotten_players_links AFTER INSERT OR UPDATE ON public.forgotten_players FOR EACH ROW WHEN ((new.removed_at IS NOT NULL)) EXECUTE FUNCTION forget_links_set_aside();
comment on trigger forgotten_players_links on forgotten_players is 'Deletes a player''s set-aside links when the player is forgotten.';

CREATE TRIGGER forgotten_players_posts AFTER INSERT OR DELETE OR UPDATE ON public.forgotten_players FOR EACH ROW EXECUTE FUNCTION want_posts_of_player();
comment on trigger forgotten_players_posts on forgotten_players is 'Edits messages about a player who asks for deletion, takes it back, or is forgotten.';

CREATE TRIGGER given_names_posts AFTER INSERT OR DELETE OR UPDATE ON public.given_names FOR EACH ROW EXECUTE FUNCTION want_posts_of_player();
comment on trigger given_names_posts on given_names is 'Edits messages about players to whom a manager gives a name, or gives back their own.';

CREATE TRIGGER player_merges_posts AFTER INSERT OR DELETE OR UPDATE ON public.player_merges FOR EACH ROW EXECUTE FUNCTION want_posts_of_player();
comment on trigger player_merges_posts on player_merges is 'Edits messages about players who are merged or parted.';

CREATE TRIGGER player_profiles_posts AFTER INSERT OR DELETE OR UPDATE OF opted_out, display_name ON public.player_profiles FOR EACH ROW EXECUTE FUNCTION want_posts_of_player();
comment on trigger player_profiles_posts on player_profiles is 'Edits messages about a player who opts out or in, or chooses another name.';

