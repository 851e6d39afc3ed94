import { deriveAgain } from '../../db/ingest/derive-again.ts';
import type { RoundDetails } from '../../db/queries/round-details.ts';
import { roundDetails } from '../../db/queries/round-details.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import { timestamp, userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, colour, row } from '../../discord/reply.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatClock } from '../../views/durations.ts';
import type { Context } from '../context.ts';
import { decisionRows } from './decision-rows.ts';
import { fileLines } from './file-lines.ts';
import { noSuchRound } from './round-option.ts';
import { findingText, reasonText } from './stored-texts.ts';

interface Shown {
  /** Text above the round that reports a change just made. */
  said?: string | undefined;
  /** Id of the file that the buttons decide about. By default the one in use. */
  file?: string;
}

/** Shows a round with its counts, checks and files, and the buttons that decide about one of these. */
export async function showRound(id: string, context: Context, { said, file }: Shown = {}): Promise<Reply> {
  const round = await roundDetails(context.db, id);
  if (!round) return noSuchRound(context);
  const again = encodeCustomId({ route: 'admin.derive', owner: context.user.id, args: { id } });
  const isDerived = round.files.some(({ isUsed, kind }) => isUsed && kind === 'round');
  const { caller } = context;
  const { adminRounds: texts, common } = caller.texts;
  return {
    ...(said !== undefined && { content: said }),
    embeds: [
      {
        title: texts.title(nameInText(round.mapName, 64), round.roundNumber, String(round.id)),
        description: texts.where(
          timestamp(round.playedAt, 'f'),
          nameInText(round.server),
          nameInText(round.matchId, 100),
        ),
        fields: [
          { name: countsNow(round) ? texts.counts : texts.doesNotCount, value: verdict(round, caller) },
          { name: texts.rows, value: counts(round, caller) },
          { name: texts.checks, value: fitLines(checks(round, caller), 1000, common.more) },
          { name: texts.files, value: fitLines(fileLines(round, caller), 1000, common.more) },
        ],
        color: colour,
      },
    ],
    rows: [
      ...decisionRows(round.files, file, context),
      ...(isDerived ? [row(button(again, { label: texts.deriveAgain, emoji: '🔁' }))] : []),
    ],
  };
}

const countsNow = ({ isValid, roundNumber }: RoundDetails) => isValid && roundNumber > 0;

function verdict({ invalidReason, validityOverride, verdictBy, verdictReason }: RoundDetails, locale: Locale): string {
  const { adminRounds: texts } = locale.texts;
  if (validityOverride === null)
    return invalidReason === null ? texts.nothingAgainst : reasonText(invalidReason, locale);
  const who = verdictBy === null ? undefined : userMention(verdictBy);
  return texts.byVerdict(who, verdictReason === null ? undefined : nameInText(verdictReason, 200));
}

function counts(round: RoundDetails, { texts: { adminRounds: texts, common } }: Locale): string {
  const { durationSeconds, actualTime, timeLimit } = round;
  const clock = (text: string | null) => (text === null ? common.nothing : nameInText(text, 12));
  const length = durationSeconds === null ? texts.lengthUnknown : texts.lasted(formatClock(durationSeconds));
  return `${texts.rowCounts(round)}\n${length} · ${texts.clock(clock(actualTime), clock(timeLimit))}`;
}

function checks(round: RoundDetails, locale: Locale): string[] {
  const { kills, weaponKills, hasOtherRound, roundNumber, source, findings } = round;
  const { adminRounds: texts } = locale.texts;
  const other = roundNumber === 1 ? 2 : 1;
  return [
    kills === weaponKills ? `✅ ${texts.killsAddUp}` : `⚠️ ${texts.killsDiffer(weaponKills, kills)}`,
    hasOtherRound ? `✅ ${texts.pairStored(other)}` : `⚠️ ${texts.pairMissing(other)}`,
    ...leftOut(round, locale),
    source === 'legacy' ? `⚠️ ${texts.fromLegacy}` : `✅ ${texts.fromFile}`,
    ...findings.map((finding) => `⚠️ ${findingText(finding, locale)}`),
  ];
}

function leftOut({ leftOutRows, source, rowsRuledInBy }: RoundDetails, { texts: { adminRounds: texts } }: Locale) {
  if (leftOutRows === 0) return [];
  const what = source === 'legacy' ? texts.rowsOfAnotherFile(leftOutRows) : texts.rowsImplausible(leftOutRows);
  return [
    `⚠️ ${rowsRuledInBy === null ? texts.neverCounted(what) : texts.countedByVerdict(what, userMention(rowsRuledInBy))}`,
  ];
}

/** Derives a round again from its files and shows the result. */
export async function deriveRound(id: string, context: Context): Promise<Reply> {
  const round = await roundDetails(context.db, id);
  if (!round) return noSuchRound(context);
  const { server, mapName: map, roundDate: date, roundTime: time } = round;
  const written = await deriveAgain(context, { server, map, date, time });
  const { adminRounds: texts } = context.caller.texts;
  const said = written === 'repeated' ? texts.derivedAlready : texts.derivedAgain(written.length);
  return showRound(id, context, { said });
}
