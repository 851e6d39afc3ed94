import { deriveAgain } from '../../../db/ingest/derive-again.ts';
import type { RoundDetails } from '../../../db/queries/round-details.ts';
import { roundDetails } from '../../../db/queries/round-details.ts';
import { encodeCustomId } from '../../../discord/custom-id.ts';
import { nameInText } from '../../../discord/escape.ts';
import { fitLines } from '../../../discord/fit.ts';
import type { Reply } from '../../../discord/reply.ts';
import { button, colour, row } from '../../../discord/reply.ts';
import type { Context } from '../../context.ts';
import { formatClock, formatCount, formatCounted, formatTime } from '../format.ts';
import { formatBytes } from './format-bytes.ts';
import { noSuchRound } from './round-option.ts';

/** A round with its counts, checks and files. `said`: what just happened to it. */
export async function showRound(id: string, context: Context, said?: string): Promise<Reply> {
  const round = await roundDetails(context.db, id);
  if (!round) return noSuchRound();
  const again = encodeCustomId({ route: 'admin.derive', owner: context.user.id, args: { id } });
  const isDerived = round.files.some(({ use }) => use === 'round');
  return {
    ...(said !== undefined && { content: said }),
    embeds: [
      {
        title: `${nameInText(round.map_name, 64)} · round ${round.round_number} · #${round.id}`,
        description: `${formatTime(round.played_at, 'f')} · server ${nameInText(round.server)}\nMatch ${nameInText(round.match_id, 100)}`,
        fields: [
          { name: standing(round) ? 'Counts' : 'Does not count', value: verdict(round) },
          { name: 'Rows', value: counts(round) },
          { name: 'Checks', value: fitLines(checks(round), 1000) },
          { name: 'Files', value: fitLines(files(round), 1000) },
        ],
        color: colour,
      },
    ],
    rows: isDerived ? [row(button(again, { label: 'Derive again from its file', emoji: '🔁' }))] : [],
  };
}

const standing = ({ is_valid, round_number }: RoundDetails) => is_valid && round_number > 0;

function verdict(round: RoundDetails): string {
  const { invalid_reason, validity_override, verdict_by, verdict_reason } = round;
  const reason = invalid_reason ?? 'The rules find nothing against it.';
  if (validity_override === null) return nameInText(reason, 200);
  const who = verdict_by ? ` of <@${verdict_by}>` : '';
  const why = verdict_reason ? `: ${nameInText(verdict_reason, 200)}` : '';
  return `By a verdict${who}${why}. \`/admin round\` can lift it.`;
}

function counts({
  players,
  axis,
  allies,
  kills,
  deaths,
  weapon_rows,
  duration_seconds,
  actual_time,
  time_limit,
}: RoundDetails) {
  const length = duration_seconds === null ? 'length unknown' : `${formatClock(duration_seconds)} long`;
  return [
    `${formatCounted(players, 'player')} (${axis} Axis, ${allies} Allies) · ${formatCount(kills)} kills, ${formatCount(deaths)} deaths · ${formatCounted(weapon_rows, 'weapon row')}`,
    `${length} · clock ${nameInText(actual_time ?? '–', 12)} of ${nameInText(time_limit ?? '–', 12)}`,
  ].join('\n');
}

function checks(round: RoundDetails): string[] {
  const { kills, weapon_kills, has_other_round, round_number, source, findings } = round;
  const pair = round_number === 1 ? 'Its round 2' : 'Its round 1';
  return [
    kills === weapon_kills
      ? '✅ Kills by weapon add up to the players’ kills'
      : `⚠️ ${formatCount(weapon_kills)} kills by weapon, ${formatCount(kills)} by player`,
    has_other_round ? `✅ ${pair} is stored` : `⚠️ ${pair} is not stored`,
    ...leftOut(round),
    ...(source === 'legacy'
      ? ['⚠️ Known from the old bot only: some values are wrong until the raw file comes in']
      : ['✅ Made from its raw file']),
    ...findings.map(({ message, line, guid }) => {
      const where = [line === undefined ? '' : `line ${line}`, guid ?? ''].filter((part) => part !== '').join(', ');
      return `⚠️ ${nameInText(message, 120)}${where && ` (${nameInText(where)})`}`;
    }),
  ];
}

function leftOut({ left_out, source, rows_ruled_in_by }: RoundDetails): string[] {
  if (left_out === 0) return [];
  const what = source === 'legacy' ? 'of another file' : 'with counters that cannot be true';
  const rows = `${formatCounted(left_out, 'player row')} ${what}`;
  return rows_ruled_in_by === null
    ? [`⚠️ ${rows}: never counted, unless \`/admin round\` rules them in`]
    : [`⚠️ ${rows}: counted by a verdict of <@${rows_ruled_in_by}>`];
}

function files({ files: all }: RoundDetails): string[] {
  if (all.length === 0) return ['None. Send the round file to `/ingest/rounds/`, and the round is made from it.'];
  return all.map(({ filename, bytes, sha256, received_at, use }) => {
    const kept = use === null ? ' · kept beside, not used' : '';
    return `${nameInText(filename, 120)} · ${formatBytes(bytes)} · ${sha256.slice(0, 8)} · ${formatTime(new Date(received_at))}${kept}`;
  });
}

/** Derives a round again and shows what became of it. */
export async function deriveRound(id: string, context: Context): Promise<Reply> {
  const round = await roundDetails(context.db, id);
  if (!round) return noSuchRound();
  const { server, map_name: map, round_date: date, round_time: time } = round;
  const written = await deriveAgain(context, { server, map, date, time });
  const said =
    written === 'repeated'
      ? 'It was derived again already.'
      : `Derived again: ${formatCounted(written.length, 'round')} of this map written from ${written.length === 1 ? 'its file' : 'their files'}, sessions and rankings with ${written.length === 1 ? 'it' : 'them'}.`;
  return showRound(id, context, said);
}
