-- Links are claims until they are proved. A claim waits in link_claims, a proved link stands in player_links.

create table link_codes (
  code      text primary key check (code ~ '^[A-Z]{4}$'),
  guid      text not null,
  issued_at timestamptz not null
);
comment on table link_codes is 'The codes that /link showed. In rounds of the 30 days after, this player''s names are stored without the code.';
create index link_codes_issued_idx on link_codes (issued_at);

create table link_claims (
  discord_id       bigint primary key check (discord_id > 0),
  discord_username text,
  guid             text not null,
  code             text references link_codes,
  claimed_at       timestamptz not null,
  outcome          text check (outcome in ('proved', 'accepted', 'taken', 'refused', 'withdrawn')),
  told             boolean not null default false,
  constraint link_claims_username_check check ((discord_username is null) = (outcome is not null))
);
comment on table link_claims is 'The latest claim of a Discord user to be a player. Others see nothing of it.';
comment on column link_claims.guid is 'As the user named it: it may have been merged into somebody.';
comment on column link_claims.outcome is 'Null while it waits. taken: somebody else was linked to the player.';
comment on column link_claims.told is 'The user has read the outcome. The row is removed a day after the claim.';
create index link_claims_waiting_idx on link_claims (guid) where outcome is null;

comment on table player_links is 'Verified links only. What others see follows from them. Claims that wait for proof are in link_claims.';
comment on column player_links.verified is 'From the old bot, which never asked for proof. Every row counts as verified.';
