-- Returns the rows of a query whose columns are those of the table or view of `kind`, in order. PostgreSQL shares a query between several
-- processors, but never the query of an insert. An insert from this function is shared. Columns are matched by their place: a column that a
-- migration adds is the last of its table, so name a view that lists them as the query does, or list them in the table's order.
create function in_parallel(kind anyelement, query text) returns setof anyelement language plpgsql
as $$
begin
  return query execute query;
end
$$;
