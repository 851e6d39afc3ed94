import fc from 'fast-check';
import { memoryMb } from '../../bench/edge/processes.ts';
import { allRows, differences } from '../../demo/round-files/all-rows.ts';
import { program, runProgram } from '../../scripts/cli/program.ts';
import { createProgress } from '../../scripts/cli/progress.ts';
import { readInteger } from '../../scripts/cli/values.ts';
import { failuresOf } from '../support/failures-of.ts';
import type { OwnBot } from '../support/own-bot.ts';
import { startOwnBot, tokenOf } from '../support/own-bot.ts';
import { mutatedInteractions } from './interactions.ts';
import { sendUploads } from './send-uploads.ts';
import { mutatedUpload, trueFiles } from './uploads.ts';

const command = program(
  'npm run fuzz --',
  'Sends signed interactions and uploads that are not as Discord and game servers send them to the Worker, on a PostgreSQL of its own. Each must be answered, none may fail or leave an error in the log, and memory must stay flat',
)
  .option('--count <number>', 'how many interactions, and how many uploads', '2000')
  .option('--seed <number>', 'repeat a run (default: a random one, which is printed)');

const atATime = 500;
/** The game servers that send, so that files of one map do not wait for each other all the time. */
const senders = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
/** How much (MB) the Worker's heap may grow from the second fifth of a part to its last, without its garbage. */
const growthMb = 4;

interface Part {
  what: string;
  /** Sends as many as `count`, from the one with this number on. */
  send(from: number, count: number): Promise<{ failures: readonly string[]; told: string }>;
}

/** Returns the exit code: 0 nothing failed, 1 something did. */
async function fuzz(options: { count: string; seed?: string }): Promise<number> {
  const count = readInteger(options.count, '--count', { least: 1, most: 10_000_000 });
  const seed =
    options.seed === undefined
      ? Math.floor(Math.random() * 1_000_000_000)
      : readInteger(options.seed, '--seed', { least: 0, most: 999_999_999 });
  console.log(`seed ${seed}`);
  const bot = await startOwnBot({ senders });
  try {
    const failures = [
      ...(await run(bot, count, await interactions(bot, seed))),
      ...(await run(bot, count, uploads(bot, seed))),
      ...(await wrongSums(bot)),
    ];
    for (const failure of failures.slice(0, 40)) console.error(failure);
    console.log(
      failures.length === 0 ? 'Nothing failed.' : `${failures.length} failures. --seed ${seed} repeats them.`,
    );
    return failures.length === 0 ? 0 : 1;
  } finally {
    await bot.close();
  }
}

async function interactions(bot: OwnBot, seed: number): Promise<Part> {
  const bodies = await mutatedInteractions(bot.discord);
  return {
    what: 'interactions',
    async send(from, count) {
      return { failures: await failuresOf(bot, fc.sample(bodies, { numRuns: count, seed: seed + from })), told: '' };
    },
  };
}

function uploads(bot: OwnBot, seed: number): Part {
  const total = new Map<number, number>();
  let again = 0;
  return {
    what: 'uploads',
    async send(from, count) {
      const files = trueFiles(`fuzz ${seed}`, from / atATime);
      const drawn = Array.from({ length: count }, (_, index) => {
        const number = from + index;
        return mutatedUpload(files, tokenOf(senders[number % senders.length] ?? ''), `${seed} ${number}`);
      });
      const { byStatus, retried, failures } = await sendUploads(bot, drawn);
      again += retried;
      for (const [status, times] of byStatus) total.set(status, (total.get(status) ?? 0) + times);
      const statuses = [...total]
        .sort(([one], [other]) => one - other)
        .map(([status, times]) => `${times} × ${status < 0 ? 'cut off' : status}`);
      return { failures, told: `: ${statuses.join(', ')}; ${again} sent again after a 503` };
    },
  };
}

/** Sends a part, and shows how far it has come. Returns what failed, or that memory grew. */
async function run(bot: OwnBot, count: number, { what, send }: Part): Promise<string[]> {
  const progress = createProgress();
  const failures: string[] = [];
  const memory: number[] = [];
  const resident: number[] = [];
  let said = '';
  for (let from = 0; from < count; from += atATime) {
    progress.show({ text: what, done: from, total: count });
    const { failures: found, told } = await send(from, Math.min(atATime, count - from));
    failures.push(...found);
    said = told;
    memory.push(await bot.heapMb());
    resident.push(memoryMb(bot.workerd));
  }
  progress.end();
  const fifth = Math.ceil(memory.length / 5);
  const ofFifths = (all: readonly number[]) =>
    [middle(all.slice(fifth, 2 * fifth)), middle(all.slice(-fifth))] as const;
  const [early, late] = ofFifths(memory);
  const [residentEarly, residentLate] = ofFifths(resident);
  console.log(
    `${count} ${what}${said}; heap ${early.toFixed(1)} MB in the second fifth, ${late.toFixed(1)} MB in the last; workerd ${residentEarly.toFixed(0)} and ${residentLate.toFixed(0)} MB`,
  );
  if (memory.length >= 10 && late - early > growthMb)
    failures.push(`the heap grew by ${(late - early).toFixed(1)} MB, at most ${growthMb}`);
  return [...new Set(failures)];
}

const middle = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Returns what of the stored sums is not what the stored rounds give. */
async function wrongSums({ client }: OwnBot): Promise<string[]> {
  const kept = await allRows(client);
  await client.query('select refresh_totals()');
  const found = differences(kept, await allRows(client));
  const rows = Object.values(kept).reduce((sum, { length }) => sum + length, 0);
  console.log(
    `${kept.rounds?.length} rounds, ${rows} rows; sums ${found.length === 0 ? 'as computed from all rounds' : 'WRONG'}`,
  );
  return found;
}

await runProgram(command, () => fuzz(command.opts()));
