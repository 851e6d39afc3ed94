-- Returns how a name may stand in a file: in UTF-8 and windows-1252, with and without colour codes.
create function name_bytes(name text) returns bytea[] language plpgsql immutable
as $$
declare
  form text;
  found bytea[] := '{}';
begin
  foreach form in array array[name, regexp_replace(name, '\^[^^]', '', 'g'), regexp_replace(name, '\^[0-9A-Za-z]', '', 'g')] loop
    continue when form = '';
    found := found || convert_to(form, 'UTF8');
    begin
      found := found || convert_to(form, 'WIN1252');
    exception when untranslatable_character then
      null; -- such a name is never in windows-1252
    end;
  end loop;
  return found;
end
$$;
