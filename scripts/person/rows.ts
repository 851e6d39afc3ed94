import type { ClientBase } from 'pg';
import pg from 'pg';
import type { Subject } from './subject.ts';
import type { Row } from './without-others.ts';
import { withoutOthers } from './without-others.ts';

/** Tables that hold the schema, not data. */
const ofTheSchema = ['schema_objects', 'schemaversion'];

/** Columns with rows or names of many people at once, in which the person may stand under a name alone. */
const namedIn: Record<string, string> = {
  round_awards: `t.player_guid is null and t.player_name = any ($2)`,
  round_versus: `t.subject_guid is null and t.subject_name = any ($2) or t.opponent_guid is null and t.opponent_name = any ($2)`,
  processed_files: `exists (select from unnest($2::text[]) as n (name) where length(n.name) > 2 and strpos(t.error_message, n.name) > 0)`,
};

/**
 * Returns by table the rows in which a GUID or Discord id of the person stands, in any column, and what of the stored files is theirs. So no
 * table is missed that a later version adds.
 */
export async function rowsAbout(client: ClientBase, subject: Subject): Promise<Record<string, Row[]>> {
  // JSON has no numbers as large as an id of Discord's, so that these become texts.
  const { rows: tables } = await client.query<{ name: string; large: string[] }>(
    `select relname::text as name, array(
        select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.atttypid = 'bigint'::regtype and a.attname ~ '(_by|discord_id|channel|message_id)$'
      ) as large
    from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all ($1) order by relname`,
    [ofTheSchema],
  );
  const ids = [...subject.guids, ...subject.discordIds].map((id) => id.replace(/\W/g, '\\$&'));
  const whole = String.raw`(?<!\w)(${ids.join('|')})(?!\w)`;
  const found: Record<string, Row[]> = {};
  for (const { name, large } of tables) {
    const byName = namedIn[name];
    const { rows } =
      name === 'round_files'
        ? await linesOfFiles(client, subject)
        : await client.query<{ row: Row }>(
            `select to_jsonb(t) || ${textsOf(large)} as row from ${pg.escapeIdentifier(name)} as t
            where t::text ~ $1 ${byName ? `or (${byName})` : ''} order by t::text`,
            byName ? [whole, subject.names] : [whole],
          );
    const own = rows.map(({ row }) => withoutOthers(name, row, subject));
    if (own.length > 0) found[name] = own;
  }
  return found;
}

/** Returns SQL of a JSON object in which these columns are texts. */
const textsOf = (columns: readonly string[]) =>
  `jsonb_build_object(${columns.map((one) => `${pg.escapeLiteral(one)}, ${pg.escapeIdentifier(one)}::text`).join(', ')})`;

/** Returns the files in which the person stands, each with their lines. */
function linesOfFiles(client: ClientBase, { guids, discordIds }: Subject) {
  return client.query<{ row: Row }>(
    `select to_jsonb(f) - 'content' - 'findings' || ${textsOf(['set_aside_by', 'chosen_by'])} || jsonb_build_object('lines', lines.all) as row
    from round_files f
    cross join lateral (
      select coalesce(jsonb_agg(line order by number), '[]') as all
      from (
        select p.line as number, string_agg(p.value, case f.kind when 'round' then '\\' else e'\\t' end order by p.part) as line
        from file_parts(f.content, f.kind) as p
        group by p.line
      ) as every
      where exists (select from unnest($1::text[]) as own (guid) where strpos(line, own.guid) > 0)
    ) as lines
    where holds_guid(f.content, $1) and lines.all <> '[]'
      or f.set_aside_by::text = any ($2) or f.chosen_by::text = any ($2)
    order by f.id`,
    [guids, discordIds],
  );
}
