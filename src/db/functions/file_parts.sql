-- Returns every part of a stored file's lines: a round file's lines are divided by backslashes, an endstats file's by tabs. `raw` is a
-- part's bytes in PostgreSQL's escape format, `value` is the text that domain/round-file/text.ts reads from them.
-- needs: without_nul
create function file_parts(content bytea, kind text) returns table (line integer, part integer, raw text, value text) language plpgsql immutable
as $$
declare
  escaped constant text := encode(content, 'escape');
  divider constant text := case kind when 'round' then '\\' else E'\t' end; -- a backslash is escaped as two
  is_utf8 boolean := true;
begin
  begin
    perform convert_from(without_nul(escaped), 'UTF8');
  exception when character_not_in_repertoire then
    is_utf8 := false;
  end;
  return query
    select l.line::integer, p.part::integer, p.raw,
      case when l.line = 1 and p.part = 1 then ltrim(clean.value, U&'\FEFF') else clean.value end
    from string_to_table(escaped, E'\n') with ordinality as l (text, line)
    left join lateral string_to_table(l.text, divider) with ordinality as split (raw, part) on true
    -- An empty line has one empty part, so that a file can be put together again.
    cross join lateral (select coalesce(split.raw, ''), coalesce(split.part, 1)) as p (raw, part)
    cross join lateral (
      select regexp_replace(
        case
          when is_utf8 then convert_from(without_nul(p.raw), 'UTF8')
          else translate(
            convert_from(without_nul(p.raw), 'LATIN1'),
            U&'\0080\0082\0083\0084\0085\0086\0087\0088\0089\008A\008B\008C\008E\0091\0092\0093\0094\0095\0096\0097\0098\0099\009A\009B\009C\009E\009F',
            '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
          )
        end,
        '\r$', ''
      ) as value
    ) as clean;
end
$$;
