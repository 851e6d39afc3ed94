-- Waits until no other transaction claims or verifies links, and locks them until the transaction ends.
create function lock_links() returns void language sql
as $$ select pg_advisory_xact_lock(7867851) $$;
