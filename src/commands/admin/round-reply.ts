import { deriveAgain } from '../../db/ingest/derive-again.ts';
import type { RoundDetails } from '../../db/queries/round-details.ts';
import { roundDetails } from '../../db/queries/round-details.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import { timestamp, userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, colour, row } from '../../discord/reply.ts';
import { formatClock } from '../../views/durations.ts';
import { formatCount, formatCounted } from '../../views/numbers.ts';
import type { Context } from '../context.ts';
import { formatBytes } from './format-bytes.ts';
import { noSuchRound } from './round-option.ts';

/** Shows a round with its counts, checks and files. `said` is text above it that reports a change just made. */
export async function showRound(id: string, context: Context, said?: string): Promise<Reply> {
  const round = await roundDetails(context.db, id);
  if (!round) return noSuchRound();
  const again = encodeCustomId({ route: 'admin.derive', owner: context.user.id, args: { id } });
  const isDerived = round.files.some(({ use }) => use === 'round');
  return {
    ...(said !== undefined && { content: said }),
    embeds: [
      {
        title: `${nameInText(round.mapName, 64)} · round ${round.roundNumber} · #${round.id}`,
        description: `${timestamp(round.playedAt, 'f')} · server ${nameInText(round.server)}\nMatch ${nameInText(round.matchId, 100)}`,
        fields: [
          { name: countsNow(round) ? 'Counts' : 'Does not count', value: verdict(round) },
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

const countsNow = ({ isValid, roundNumber }: RoundDetails) => isValid && roundNumber > 0;

function verdict(round: RoundDetails): string {
  const { invalidReason, validityOverride, verdictBy, verdictReason } = round;
  const reason = invalidReason ?? 'The rules find nothing against it.';
  if (validityOverride === null) return nameInText(reason, 200);
  const who = verdictBy ? ` of ${userMention(verdictBy)}` : '';
  const why = verdictReason ? `: ${nameInText(verdictReason, 200)}` : '';
  return `By a verdict${who}${why}. \`/admin round\` can lift it.`;
}

function counts({
  players,
  axis,
  allies,
  kills,
  deaths,
  weaponRows,
  durationSeconds,
  actualTime,
  timeLimit,
}: RoundDetails) {
  const length = durationSeconds === null ? 'length unknown' : `${formatClock(durationSeconds)} long`;
  return [
    `${formatCounted(players, 'player')} (${axis} Axis, ${allies} Allies) · ${formatCount(kills)} kills, ${formatCount(deaths)} deaths · ${formatCounted(weaponRows, 'weapon row')}`,
    `${length} · clock ${nameInText(actualTime ?? '–', 12)} of ${nameInText(timeLimit ?? '–', 12)}`,
  ].join('\n');
}

function checks(round: RoundDetails): string[] {
  const { kills, weaponKills, hasOtherRound, roundNumber, source, findings } = round;
  const pair = roundNumber === 1 ? 'Its round 2' : 'Its round 1';
  return [
    kills === weaponKills
      ? '✅ Kills by weapon add up to the players’ kills'
      : `⚠️ ${formatCount(weaponKills)} kills by weapon, ${formatCount(kills)} by player`,
    hasOtherRound ? `✅ ${pair} is stored` : `⚠️ ${pair} is not stored`,
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

function leftOut({ leftOutRows, source, rowsRuledInBy }: RoundDetails): string[] {
  if (leftOutRows === 0) return [];
  const what = source === 'legacy' ? 'of another file' : 'with counters that cannot be true';
  const rows = `${formatCounted(leftOutRows, 'player row')} ${what}`;
  return rowsRuledInBy === null
    ? [`⚠️ ${rows}: never counted, unless \`/admin round\` rules them in`]
    : [`⚠️ ${rows}: counted by a verdict of <@${rowsRuledInBy}>`];
}

function files({ files: all }: RoundDetails): string[] {
  if (all.length === 0) return ['None. Send the round file to `/ingest/rounds/`, and the round is made from it.'];
  return all.map(({ filename, bytes, sha256, receivedAt, use }) => {
    const kept = use === null ? ' · kept beside, not used' : '';
    return `${nameInText(filename, 120)} · ${formatBytes(bytes)} · ${sha256.slice(0, 8)} · ${timestamp(new Date(receivedAt))}${kept}`;
  });
}

/** Derives a round again from its files and shows the result. */
export async function deriveRound(id: string, context: Context): Promise<Reply> {
  const round = await roundDetails(context.db, id);
  if (!round) return noSuchRound();
  const { server, mapName: map, roundDate: date, roundTime: time } = round;
  const written = await deriveAgain(context, { server, map, date, time });
  const said =
    written === 'repeated'
      ? 'It was derived again already.'
      : `Derived again: ${formatCounted(written.length, 'round')} of this map written from ${written.length === 1 ? 'its file' : 'their files'}, sessions and rankings with ${written.length === 1 ? 'it' : 'them'}.`;
  return showRound(id, context, said);
}
