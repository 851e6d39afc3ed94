-- Waits until no other transaction writes rounds, and locks rounds until the transaction ends. Call it first in every transaction that
-- writes rounds.
create function lock_rounds() returns void language sql
as $$ select pg_advisory_xact_lock(7867850) $$;
