-- Returns whether a name in a file is masked (see mask_names).
create function is_masked(name text) returns boolean language sql immutable
  return name ~ '^[\u0001-\u0008\u000E-\u001F]+$';
