-- Returns the bytes of a text in PostgreSQL's escape format, without NUL bytes. An escaped backslash before 000 is not a NUL byte.
create function without_nul(escaped text) returns bytea language sql immutable
  return decode(regexp_replace(escaped, '(\\\\)|\\000', '\1', 'g'), 'escape');
