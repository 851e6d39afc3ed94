-- Returns the rows of a query whose columns are those of the table of `kind`, in order. PostgreSQL shares a query between several
-- processors, but never the query of an insert. An insert from this function is shared.
create function in_parallel(kind anyelement, query text) returns setof anyelement language plpgsql
as $$
begin
  return query execute query;
end
$$;
