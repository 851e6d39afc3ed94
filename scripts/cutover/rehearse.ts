import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Postgres } from '../database/postgres.ts';
import { startPostgres } from '../database/postgres.ts';
import { copyOldBot } from './copy-old-bot.ts';
import type { Reading } from './database-steps.ts';
import { check, importFolder, migrate, verify } from './database-steps.ts';
import type { RehearsalWorker } from './rehearsal-worker.ts';
import { startRehearsalWorker } from './rehearsal-worker.ts';
import { rollBack } from './roll-back.ts';
import { runSteps } from './run-steps.ts';
import type { CutoverState } from './state.ts';
import { keepState, openState } from './state.ts';

export interface RehearsalOptions {
  /** The old bot's database. It is only read. */
  from: string;
  /** The folder of raw files, if there is one. */
  files: string | undefined;
  reading: Reading;
  /** Where the rehearsal works and what it remembers. */
  folder: string;
  /** Throws away what an earlier rehearsal left there. `finished`: only if that came to its end. */
  again: boolean | 'finished';
  say(line: string): void;
  signal: AbortSignal;
}

/** What people ask first. */
const questions = ['/ping', '/last', '/sessions', '/leaderboard', '/stats player:a', '/teams score', '/players list'];

/**
 * Does the whole cut-over, and the way back, on a copy of the old bot's database, a PostgreSQL of its own and a simulated Discord. Goes on where
 * an earlier run was interrupted. Throws an error for people.
 */
export async function rehearse(options: RehearsalOptions): Promise<CutoverState> {
  const { from, files, reading, folder, again, say, signal } = options;
  const state = openState(folder, { isRehearsal: true, from, options: { files, ...reading } }, again === true);
  if (again === 'finished' && state.done['roll-back']) state.done = {};
  keepState(folder, state);
  const copy = join(folder, 'old-bot.db');
  let postgres: Postgres | undefined;
  let worker: RehearsalWorker | undefined;
  const database = async () => {
    postgres ??= await startPostgres({ dataDir: join(folder, 'postgres') });
    return postgres.url;
  };
  const running = async () => {
    worker ??= await startRehearsalWorker(folder, await database());
    return worker;
  };
  const move = async () => ({ from: copy, to: await database(), reading, signal });
  const steps = [
    {
      name: 'copy',
      title: "Copy the old bot's database",
      run: async () => {
        await copyOldBot(from, copy);
        return [`The rest of the rehearsal works on ${copy}.`];
      },
    },
    { name: 'check', title: 'Dry run', run: async () => check(await move()) },
    { name: 'stop', title: 'Stop the old bot', run: async () => ['Nobody writes into the copy.'] },
    { name: 'migrate', title: 'Migrate', run: async () => migrate(await move()) },
    { name: 'verify', title: 'Verify', run: async () => verify(await move()) },
    {
      name: 'files',
      title: 'Import raw files',
      run: async () =>
        files === undefined
          ? ['No folder was named (--files): what the old bot stored too low stays so.']
          : importFolder(files, await database(), signal),
    },
    {
      name: 'switch',
      title: 'Switch: Worker, commands',
      run: async () => {
        await running();
        return ['The Worker runs as wrangler bundles it, and its commands are registered.'];
      },
    },
    { name: 'watch', title: 'Watch', run: async () => watch(await running()) },
    {
      name: 'roll-back',
      title: 'Roll back',
      run: async () => rollBack({ from: copy, to: await database(), file: join(folder, 'roll-back.db'), signal }),
    },
  ];
  try {
    await runSteps(steps, { folder, state, saidDone: [], say, signal });
  } finally {
    await worker?.close();
    await postgres?.stop();
  }
  for (const name of ['postgres', 'old-bot.db', 'roll-back.db', 'bundle']) {
    if (existsSync(join(folder, name))) await rm(join(folder, name), { recursive: true, force: true });
  }
  return state;
}

async function watch(worker: RehearsalWorker): Promise<string[]> {
  const problems = (await worker.health()).map((problem) => `/health: ${problem}`);
  for (const question of questions) {
    const problem = await worker.ask(question);
    if (problem) problems.push(`${question}: ${problem}`);
  }
  if (problems.length > 0) throw new Error(`The bot is not well after the switch:\n${problems.join('\n')}`);
  return [`/health finds nothing wrong, and ${questions.length} commands are answered: ${questions.join(', ')}.`];
}
