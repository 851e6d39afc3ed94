-- Lets one transaction at a time write rounds. Call it first in a transaction that writes rounds; it waits for the others.
create function lock_rounds() returns void language sql
as $$ select pg_advisory_xact_lock(7867850) $$;
