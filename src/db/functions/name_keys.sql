-- Returns the forms under which a name is compared: as it is, without colour codes, and without codes of letters and digits only, which is
-- what some game servers strip. Capitals and outer spaces do not matter.
create function name_keys(name text) returns text[] language sql immutable
  return array(
    select distinct lower(btrim(form)) from (
      values (name), (regexp_replace(name, '\^[^^]', '', 'g')), (regexp_replace(name, '\^[0-9A-Za-z]', '', 'g'))
    ) as forms (form)
    where btrim(form) <> ''
  );
