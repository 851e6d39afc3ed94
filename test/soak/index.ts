import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { memoryMb } from '../../bench/edge/processes.ts';
import { questions } from '../../bench/questions.ts';
import { Random } from '../../demo/random.ts';
import { program, runProgram } from '../../scripts/cli/program.ts';
import { createProgress } from '../../scripts/cli/progress.ts';
import { readInteger } from '../../scripts/cli/values.ts';
import { trueFiles } from '../fuzz/uploads.ts';
import { customIds } from '../support/components.ts';
import type { OwnBot } from '../support/own-bot.ts';
import { startOwnBot, tokenOf } from '../support/own-bot.ts';
import { upload } from '../support/upload.ts';
import { workerRole } from '../support/worker-role.ts';
import { riseOf } from './rise.ts';
import { startYardstick } from './yardstick.ts';

const command = program(
  'npm run soak --',
  'Uses a Worker for a while as a busy community does: commands, presses, suggestions, pictures and uploads. Prints its memory and what it holds open',
)
  .option('--minutes <number>', 'how long', '15')
  .option('--seed <number>', 'repeat a run (default: a random one, which is printed)')
  .option('--check', 'exit with 1 if something failed, or something is not flat after the warm-up');

/** What is looked at, and how much it may rise from the end of the first third on, by a straight line through its samples. */
const measures = {
  'heap without garbage, MB': 2,
  'memory of workerd, MB': 30,
  'open files of workerd': 6,
  'connections of PostgreSQL': 4,
};
type Measure = keyof typeof measures;

/** What is said of an answer that came too late, and of what fails after it. */
const late = /did not respond within|Unknown Webhook|late: |takes too long|timeout/;

interface Failure {
  /** In milliseconds since 1970. */
  atMs: number;
  text: string;
}

/** How many do something at once, and how long (ms) each one rests after it. */
const lanes = 4;
const restMs = 100;
const sampleEveryMs = 10_000;
const sender = 'soak';

async function soak(options: { minutes: string; seed?: string; check?: true }): Promise<number> {
  const minutes = readInteger(options.minutes, '--minutes', { least: 1, most: 100_000 });
  const seed =
    options.seed === undefined
      ? Math.floor(Math.random() * 1_000_000_000)
      : readInteger(options.seed, '--seed', { least: 0, most: 999_999_999 });
  console.log(`seed ${seed}`);
  const bot = await startOwnBot({ senders: [sender] });
  try {
    const untilMs = Date.now() + minutes * 60_000;
    const yardstick = startYardstick();
    const use = await userOf(bot, new Random(`soak ${seed}`));
    const lane = async () => {
      while (Date.now() < untilMs) {
        await use.once();
        await sleep(restMs);
      }
    };
    const [samples] = await Promise.all([watch(bot, untilMs, minutes), ...Array.from({ length: lanes }, lane)]);
    await yardstick.stop();
    const logged = bot.log.map((line) => ({
      atMs: (Date.parse(String(line.at)) || Date.now()) + Number(line.ms ?? 0),
      text: JSON.stringify(line).slice(0, 500),
    }));
    const all = [...use.failures, ...logged];
    const excused = all.filter(({ atMs, text }) => late.test(text) && yardstick.wasBusy(atMs));
    const failures = [...new Set(all.filter((one) => !excused.includes(one)).map(({ text }) => text))];
    console.log(
      Object.entries(use.done)
        .map(([what, times]) => `${times} ${what}`)
        .join(', '),
    );
    console.log(
      `${excused.length} answers late while the machine was busy, which do not count; it was not in ${Math.round(100 * yardstick.quietShare())} % of the time`,
    );
    for (const failure of failures.slice(0, 20)) console.error(`failed: ${failure}`);
    const rising = report(samples);
    console.log(rising.length === 0 ? 'Everything is flat after the warm-up.' : `Not flat: ${rising.join(', ')}.`);
    return options.check && failures.length + rising.length > 0 ? 1 : 0;
  } finally {
    await bot.close();
  }
}

type Samples = Record<Measure, number[]>;

/** Looks at the Worker until the end. */
async function watch(bot: OwnBot, untilMs: number, minutes: number): Promise<Samples> {
  const progress = createProgress();
  const samples = Object.fromEntries(Object.keys(measures).map((name) => [name, []])) as unknown as Samples;
  const startedMs = Date.now();
  while (Date.now() < untilMs) {
    await sleep(sampleEveryMs);
    const { rows } = await bot.client.query<{ count: number }>(
      'select count(*)::int from pg_stat_activity where usename = $1',
      [workerRole.username],
    );
    samples['heap without garbage, MB'].push(await bot.heapMb());
    samples['memory of workerd, MB'].push(memoryMb(bot.workerd));
    samples['open files of workerd'].push(readdirSync(`/proc/${bot.workerd}/fd`).length);
    samples['connections of PostgreSQL'].push(rows[0]?.count ?? 0);
    progress.show({ text: 'minutes', done: Math.floor((Date.now() - startedMs) / 60_000), total: minutes });
  }
  progress.end();
  return samples;
}

/** Prints each measure. Returns those that are not flat. */
function report(samples: Samples): string[] {
  return (Object.keys(measures) as Measure[]).flatMap((name) => {
    const all = samples[name];
    const settled = all.slice(Math.ceil(all.length / 3));
    const rise = riseOf(settled);
    const [first = 0, last = 0] = [settled[0], settled.at(-1)];
    console.log(
      `${name.padEnd(28)}${all[0]?.toFixed(1)} at first, ${first.toFixed(1)} after the warm-up, ${last.toFixed(1)} at the end, at most ${Math.max(...settled).toFixed(1)}; rises by ${rise.toFixed(1)} (at most ${measures[name]})`,
    );
    return rise > measures[name] ? [name] : [];
  });
}

/** Does one thing after the other, drawn at random. */
async function userOf({ discord, client, url }: OwnBot, random: Random) {
  const all = await questions(client);
  const [typed, lines] = [all.filter((line) => line.endsWith('…')), all.filter((line) => !line.endsWith('…'))];
  const failures: Failure[] = [];
  const done = { commands: 0, presses: 0, suggestions: 0, pictures: 0, uploads: 0 };
  let shown: APIMessage[] = [];
  let files = trueFiles('soak', 0);
  const actions: [weight: number, run: () => Promise<string[]>][] = [
    [
      50,
      async () => {
        const { problems, message } = await discord.ask(random.pick(lines));
        if (message) shown = [...shown.slice(-20), message];
        done.commands += 1;
        return problems;
      },
    ],
    [
      20,
      async () => {
        const message = shown.length > 0 ? random.pick(shown) : undefined;
        const ids = customIds(message ?? null);
        if (!message || ids.length === 0) return [];
        const pressed = await discord.press(message.id, random.pick(ids)).catch(() => undefined); // a menu, or disabled meanwhile
        if (pressed) done.presses += 1;
        return pressed?.problems ?? [];
      },
    ],
    [
      15,
      async () => {
        done.suggestions += 1;
        return (await discord.autocomplete(random.pick(typed).slice(0, -1))).problems;
      },
    ],
    [
      5,
      async () => {
        const picture = shown.map(({ embeds }) => embeds[0]?.image?.url).find((one) => one?.startsWith(url));
        if (picture === undefined) return [];
        done.pictures += 1;
        const response = await fetch(picture);
        await response.arrayBuffer();
        return response.ok ? [] : [`${response.status} for a picture`];
      },
    ],
    [
      10,
      async () => {
        const file = files.shift();
        if (!file) {
          files = trueFiles('soak', done.uploads);
          return [];
        }
        done.uploads += 1;
        const status = await upload(url, tokenOf(sender), file);
        return [200, 201, 422, 503].includes(status) ? [] : [`${status} for ${file.name}`];
      },
    ],
  ];
  return {
    done,
    failures,
    async once(): Promise<void> {
      const [, run] = actions[random.weighted(actions.map(([weight]) => weight))] ?? [];
      const problems = (await run?.().catch((error: Error) => [String(error)])) ?? [];
      failures.push(...problems.map((text) => ({ atMs: Date.now(), text })));
    },
  };
}

await runProgram(command, () => soak(command.opts()));
