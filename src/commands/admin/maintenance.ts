import { DatabaseError } from '../../db/errors.ts';
import { deriveOutdated } from '../../db/ingest/derive-again.ts';
import { analyze, rebuildRollups } from '../../db/queries/maintenance.ts';
import { placeAll } from '../../db/queries/place-all.ts';
import { roundsInSessions } from '../../db/queries/placed-rounds.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { sessionsOf } from '../../domain/place-rounds.ts';
import { maintainLine } from '../../views/database-finding.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { audit } from './audit.ts';
import { choice } from './choices.ts';
import { formatBytes } from './format-bytes.ts';
import { rollupLine } from './rollup-line.ts';

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
  const lines = states.map((state) => rollupLine(state, context.caller));
  return embed(isRight ? texts.rebuiltRight : texts.rebuiltWrong, lines.join('\n'));
}

async function sessions(context: Context): Promise<Reply> {
  const { adminMaintenance: texts } = context.caller.texts;
  const placed = await placeAll(context, {
    question: roundsInSessions,
    place(rounds) {
      const starts = sessionsOf(rounds);
      return rounds.map(({ playedAt }, index) => ({ playedAt, sessionStart: starts[index] ?? null }));
    },
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

function embed(title: string, description: string, footer?: string): Reply {
  return { embeds: [{ title, description, ...(footer && { footer: { text: footer } }), color: colour }] };
}
