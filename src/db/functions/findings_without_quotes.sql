-- Returns findings whose messages quote nothing from the file.
-- needs: without_quotes
create function findings_without_quotes(findings jsonb) returns jsonb language sql immutable
  return coalesce((
    select jsonb_agg(finding || jsonb_build_object('message', without_quotes(finding ->> 'message')) order by position)
    from jsonb_array_elements(findings) with ordinality as f (finding, position)
  ), '[]');
