import type { ClientBase } from 'pg';

const odd = [
  'tab\there',
  'line\nend',
  'a\r\nb',
  '\\',
  '\\.',
  'x\n\\.\ny',
  '\\N',
  'NULL',
  '',
  ' ',
  '"quoted", (row)',
  'ünï€😀',
  '\u0001',
];

/** Stores values that a text format could lose, in tables that the demo leaves empty. */
export async function insertOddRows(client: ClientBase): Promise<void> {
  await client.query(
    `insert into quarantined_rows (position, table_name, row_id, problems, content)
    select position, 'rounds', position::text, text, text from unnest($1::text[]) with ordinality as odd (text, position)`,
    [odd],
  );
  await client.query(
    `insert into round_files (server, filename, kind, round_date, round_time, map_name, round_number, sha256, content, findings, decision)
    select 'main', 'f' || position, 'round', '2026-01-31', '23:59:59', text, 1, md5(text) || md5(text), decode(md5(text) || '005c2e0a', 'hex'), jsonb_build_array(text), -position
    from unnest($1::text[]) with ordinality as odd (text, position) where position <> 13`,
    [odd],
  );
  await client.query(
    `update rounds set file_id = (select min(id) from round_files), rows_left_out = array['a', null, '{"', '\\'], recorded_fields = 2147483647,
      played_at = '2026-10-25 00:30:00.123456+00', findings = '[{"code": "x", "message": "\\\\.\\n"}]' where id = (select min(id) from rounds)`,
  );
  await client.query(
    `update player_comprehensive_stats set accuracy = case id % 6 when 0 then 'Infinity' when 1 then 'NaN' when 2 then 0.1::float8 + 0.2 when 3 then '-0' when 4 then 5e-324 else null end
    where id < 100`,
  );
  await client.query(`insert into link_codes (code, guid, issued_at) values ('ABCD', 'AAAAAAAA', now())`);
  await client.query(
    `insert into link_claims (discord_id, discord_username, guid, code, claimed_at) values (9223372036854775807, 'x', 'AAAAAAAA', 'ABCD', now())`,
  );
  await client.query(
    `insert into settings (name, value, changed_by) values ('time_zone', 'Europe/Berlin', 1152921504606846977)`,
  );
  await client.query(`select setval('round_versus_id_seq', 4711, true), setval('round_awards_id_seq', 4711, false)`);
}
