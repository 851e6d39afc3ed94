import { DatabaseError } from '../../db/errors.ts';
import { deriveOutdated } from '../../db/ingest/derive-again.ts';
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
import { formatCount, formatCounted } from '../../views/numbers.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { formatBytes } from './format-bytes.ts';

const tasks = {
  audit: { label: 'Audit: compare everything, change nothing', run: audit },
  rollups: { label: 'Rebuild the sums behind rankings and sessions', run: rollups },
  sessions: { label: 'Recompute gaming sessions', run: sessions },
  derive: { label: 'Derive rounds of older rules again from their files', run: derive },
  analyze: { label: 'Refresh the database’s planning figures', run: refreshFigures },
};

type Task = keyof typeof tasks;

const choices = Object.entries(tasks).map(([value, { label }]) => ({ name: label, value: value as Task }));

export const adminMaintenance = defineAction({
  description: 'Audits or repairs what is computed from the rounds',
  options: { task: { type: 'string', description: 'What to do', choices, required: true } },
  examples: ['/admin maintenance task:audit', '/admin maintenance task:rollups'],
  manage: true,
  private: true,

  async run({ task }, context) {
    try {
      return await tasks[task].run(context);
    } catch (error) {
      if (error instanceof DatabaseError && error.code === 'timeout') return ephemeral(tooLong);
      throw error;
    }
  },
});

const tooLong =
  'That takes longer than a request may. Run `select * from rebuild_rollups()` in the database’s own console (Neon → SQL Editor): it does and says the same as task:rollups.';

const again = () => ephemeral('That was done already by the same request.');

async function refreshFigures(context: Context): Promise<Reply> {
  const tables = await analyze(context);
  if (tables === 'repeated') return again();
  const lines = tables.map(
    ({ name, rows, bytes }) => `${name}: about ${formatCount(rows)} rows, ${formatBytes(bytes)}`,
  );
  return embed(
    'Planning figures refreshed',
    `The largest tables:\n${lines.join('\n')}`,
    'Space of deleted rows is reclaimed by autovacuum; the database host keeps the backups.',
  );
}

async function rollups(context: Context): Promise<Reply> {
  const states = await rebuildRollups(context);
  if (states === 'repeated') return again();
  const changed = states.filter(({ differing }) => differing > 0);
  return embed(
    changed.length === 0 ? 'Rebuilt: nothing was wrong' : 'Rebuilt: some sums were wrong',
    states.map(stateLine).join('\n'),
  );
}

function stateLine({ rollup, stored, differing, examples }: RollupState): string {
  const rows = `${rollup}: ${formatCounted(stored, 'row')}`;
  if (differing === 0) return `✅ ${rows}`;
  const shown = examples.map((row) => nameInText(keyOf(row), 60));
  return `⚠️ ${rows}, ${formatCount(differing)} of them differed, such as ${[...new Set(shown)].slice(0, 3).join('; ')}`;
}

/** Returns the values that identify a row of a rollup: GUIDs, weapon and session. */
function keyOf(row: Record<string, unknown>): string {
  const key = Object.entries(row).filter(([name]) => /guid|weaponName|sessionStart/.test(name));
  return key.map(([, value]) => String(value)).join(' ');
}

async function sessions(context: Context): Promise<Reply> {
  const placed = await placeAll(context, (rounds): Place[] => {
    const starts = sessionsOf(rounds);
    return rounds.map(({ playedAt }, index) => ({ playedAt, sessionStart: starts[index] ?? null }));
  });
  if (placed === 'repeated') return again();
  const { rounds, regrouped, moved, sessions: count } = placed;
  const all = `${formatCounted(rounds, 'round')} in ${formatCounted(count, 'gaming session')}`;
  if (moved === 0) return embed('Sessions were right', `${all}; nothing changed.`);
  return embed(
    'Sessions recomputed',
    `${all}. ${formatCounted(moved, 'round')} corrected, ${formatCount(regrouped)} of them now in another session. Rankings have followed.`,
  );
}

/** Each takes two of the 50 requests that a Worker may make for one of its own. */
const mostAtOnce = 15;

async function derive({ db, serverTimeZone }: Context): Promise<Reply> {
  const { written, left } = await deriveOutdated(db, serverTimeZone, mostAtOnce);
  if (written + left === 0)
    return embed('Nothing to derive again', 'Every round with a file was made by the newest rules.');
  const next = left > 0 ? ` ${formatCounted(left, 'round')} of older rules are left: do it again.` : '';
  return embed(
    'Derived again',
    `${formatCounted(written, 'round')} made anew by the newest rules; sessions and rankings have followed.${next}`,
  );
}

async function audit({ db }: Context): Promise<Reply> {
  const [checks, states, { rounds }] = await Promise.all([integrity(db), examineRollups(db), placedRounds(db)]);
  const starts = sessionsOf(rounds);
  const misplaced = rounds.filter(({ sessionStart }, index) => sessionStart !== starts[index]);
  const found = [
    ...checks,
    {
      what: 'Rounds outside the gaming session they belong to',
      wrong: true,
      count: misplaced.length,
      examples: misplaced.slice(0, 3).map(({ id, matchId }) => `${id} ${matchId}`),
    },
  ];
  const lines = found.map(({ what, wrong, count, examples }) => {
    if (count === 0) return `✅ ${what}: none`;
    return `${wrong ? '⚠️' : 'ℹ️'} ${what}: ${formatCount(count)}, such as ${examples.map((one) => nameInText(one, 60)).join('; ')}`;
  });
  const isWrong = found.some(({ wrong, count }) => wrong && count > 0) || states.some(({ differing }) => differing > 0);
  return {
    embeds: [
      {
        title: isWrong ? 'Something is wrong' : 'Everything fits',
        description: fitLines(lines, 3500),
        fields: [{ name: 'Sums against the rounds they come from', value: fitLines(states.map(stateLine), 1000) }],
        footer: {
          text: 'Nothing was changed. task:rollups, task:sessions and task:derive repair what is computed; /admin round can rule player rows in.',
        },
        color: colour,
      },
    ],
  };
}

function embed(title: string, description: string, footer?: string): Reply {
  return { embeds: [{ title, description, ...(footer && { footer: { text: footer } }), color: colour }] };
}
