-- Acquires the lock of lock_rounds without waiting. Returns false while another transaction writes rounds.
create function try_lock_rounds() returns boolean language sql
as $$ select pg_try_advisory_xact_lock(7867850) $$;
