import { DatabaseError } from '../../db/errors.ts';
import { deriveOutdated } from '../../db/ingest/derive-again.ts';
import type { Check } from '../../db/queries/integrity.ts';
import { integrity } from '../../db/queries/integrity.ts';
import type { RollupState } from '../../db/queries/maintenance.ts';
import { analyze, examineRollups, rebuildRollups } from '../../db/queries/maintenance.ts';
import { placeAll } from '../../db/queries/place-all.ts';
import { placedRounds } from '../../db/queries/placed-rounds.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import type { Place } from '../../domain/place-rounds.ts';
import { sessionsOf } from '../../domain/place-rounds.ts';
import type { Locale } from '../../texts/locale.ts';
import { databaseErrorText } from '../../views/database-error.ts';
import { maintainLine } from '../../views/database-finding.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { choice } from './choices.ts';
import { formatBytes } from './format-bytes.ts';

const tasks = { audit, rollups, sessions, derive, analyze: refreshFigures };

type Task = keyof typeof tasks;

const choices = (Object.keys(tasks) as Task[]).map((value) =>
  choice(value, ({ adminMaintenance: texts }) => texts.tasks[value]),
);

export const adminMaintenance = defineAction({
  description: 'Audits or repairs what is computed from the rounds',
  options: { task: { type: 'string', description: 'What to do', choices, required: true } },
  examples: ['/admin maintenance task:audit', '/admin maintenance task:rollups'],
  manage: true,
  private: true,

  async run({ task }, context) {
    try {
      return await tasks[task](context);
    } catch (error) {
      if (error instanceof DatabaseError && error.code === 'timeout') {
        return ephemeral(context.caller.texts.adminMaintenance.tooLong);
      }
      throw error;
    }
  },
});

const again = ({ caller }: Context) => ephemeral(caller.texts.adminMaintenance.doneAlready);

async function refreshFigures(context: Context): Promise<Reply> {
  const { caller } = context;
  const { adminMaintenance: texts } = caller.texts;
  const analyzed = await analyze(context);
  if (analyzed === 'repeated') return again(context);
  const { largest, skipped, isDone } = analyzed;
  const lines = largest.map(({ name, rows, bytes }) => texts.table(name, rows, formatBytes(bytes, caller)));
  const left = skipped.tables.length > 0 ? [maintainLine(skipped, caller), ''] : [];
  return embed(
    isDone ? texts.refreshed : texts.notRefreshed,
    [...left, texts.largest, ...lines].join('\n'),
    texts.autovacuum,
  );
}

async function rollups(context: Context): Promise<Reply> {
  const { adminMaintenance: texts } = context.caller.texts;
  const states = await rebuildRollups(context);
  if (states === 'repeated') return again(context);
  const isRight = states.every(({ differing }) => differing === 0);
  const lines = states.map((state) => stateLine(state, context.caller));
  return embed(isRight ? texts.rebuiltRight : texts.rebuiltWrong, lines.join('\n'));
}

function stateLine({ rollup, stored, differing, examples }: RollupState, locale: Locale): string {
  const { adminMaintenance: texts } = locale.texts;
  if (differing === 0) return `✅ ${texts.rollup(rollup, stored)}`;
  const shown = [...new Set(examples.map((row) => nameInText(keyOf(row), 60)))].slice(0, 3).join('; ');
  return `⚠️ ${texts.rollupDiffers(rollup, stored, differing, shown)}`;
}

/** Returns the values that identify a row of a rollup: GUIDs, weapon and session. */
function keyOf(row: Record<string, unknown>): string {
  const key = Object.entries(row).filter(([name]) => /guid|weaponName|sessionStart/i.test(name));
  return key.map(([, value]) => String(value)).join(' ');
}

async function sessions(context: Context): Promise<Reply> {
  const { adminMaintenance: texts } = context.caller.texts;
  const placed = await placeAll(context, (rounds): Place[] => {
    const starts = sessionsOf(rounds);
    return rounds.map(({ playedAt }, index) => ({ playedAt, sessionStart: starts[index] ?? null }));
  });
  if (placed === 'repeated') return again(context);
  const { rounds, regrouped, moved, sessions: count } = placed;
  if (moved === 0) return embed(texts.sessionsRight, texts.sessionsRightLine(rounds, count));
  return embed(texts.sessionsDone, texts.sessionsDoneLine(rounds, count, moved, regrouped));
}

/** Each takes two of the 50 requests that a Worker may make for one of its own. */
const mostAtOnce = 15;

async function derive({ db, serverTimeZone, caller, postsWanted }: Context): Promise<Reply> {
  const { adminMaintenance: texts } = caller.texts;
  const { written, left } = await deriveOutdated(db, serverTimeZone, mostAtOnce);
  if (written > 0) postsWanted();
  if (written + left === 0) return embed(texts.nothingToDerive, texts.nothingToDeriveLine);
  const lines = [texts.derivedLine(written), ...(left > 0 ? [texts.derivedLeft(left)] : [])];
  return embed(texts.derived, lines.join(' '));
}

async function audit({ db, caller }: Context): Promise<Reply> {
  const { adminMaintenance: texts, common } = caller.texts;
  const [checks, states, { rounds }] = await Promise.all([
    integrity(db),
    examineRollups(db).catch(deniedOnly),
    placedRounds(db),
  ]);
  const found = [...checks, misplacedRounds(rounds)];
  const lines = found.map(({ code, wrong, count, examples }) => {
    const what = texts.checks[code];
    if (count === 0) return `✅ ${texts.none(what)}`;
    const shown = examples.map((one) => nameInText(one, 60)).join('; ');
    return `${wrong ? '⚠️' : 'ℹ️'} ${texts.found(what, count, shown)}`;
  });
  const isComplete = !(states instanceof DatabaseError);
  const sums = isComplete ? states.map((state) => stateLine(state, caller)) : [databaseErrorText(states, caller)];
  const isWrong =
    found.some(({ wrong, count }) => wrong && count > 0) ||
    (isComplete && states.some(({ differing }) => differing > 0));
  return {
    embeds: [
      {
        title: isWrong ? texts.wrong : isComplete ? texts.right : texts.partly,
        description: fitLines(lines, 3500, common.more),
        fields: [{ name: texts.sums, value: fitLines(sums, 1000, common.more) }],
        footer: { text: texts.unchanged },
        color: colour,
      },
    ],
  };
}

/** Returns the error of a missing right, so that the rest of an audit is shown. Throws any other. */
function deniedOnly(error: unknown): DatabaseError {
  if (error instanceof DatabaseError && error.code === 'denied') return error;
  throw error;
}

type Placed = Awaited<ReturnType<typeof placedRounds>>['rounds'];

/** Returns the check of the rounds' gaming sessions, which is computed here and not in the database. */
function misplacedRounds(rounds: Placed): Omit<Check, 'code'> & { code: 'sessions' } {
  const starts = sessionsOf(rounds);
  const misplaced = rounds.filter(({ sessionStart }, index) => sessionStart !== starts[index]);
  const examples = misplaced.slice(0, 3).map(({ id, matchId }) => `${id} ${matchId}`);
  return { code: 'sessions', wrong: true, count: misplaced.length, examples };
}

function embed(title: string, description: string, footer?: string): Reply {
  return { embeds: [{ title, description, ...(footer && { footer: { text: footer } }), color: colour }] };
}
