import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { APIMessage } from 'discord-api-types/v10';
import { generateDemo } from '../demo/legacy/demo.ts';
import type { Outcome } from '../simulator/discord/outcome.ts';
import type { Simulator } from '../simulator/discord/simulator.ts';
import { bundleWorker, startBundledWorker } from '../simulator/worker/index.ts';
import { unpack } from '../src/charts/payload.ts';
import { registration } from '../src/commands/registration.ts';
import { sessionViews } from '../src/views/session/index.ts';
import { expectAnswer } from './expect-answer.ts';
import { percentile } from './percentile.ts';
import { questions } from './questions.ts';
import { startBenchWorld } from './world.ts';

/**
 * Compares how long each answer with a picture takes with the same answer of a Worker with CHARTS=off. The two take turns, request by
 * request, and each answer is measured in several runs that take turns, too.
 */

const { values: options } = parseArgs({
  options: {
    /** Exit with 1 if a bar is missed. */
    check: { type: 'boolean', default: false },
    /** Only answers whose name contains this text. */
    only: { type: 'string', default: '' },
  },
});

const runs = 5;
const requestsARun = 30;
/** The most that an answer may take, as a share of what it takes without its picture. */
const bar = 1.1;

interface Question {
  name: string;
  put(): Promise<Outcome>;
}

const world = await startBenchWorld('2026-03-01T12:00:00.000Z', (path) =>
  generateDemo({ path, endDate: '2026-03-01' }),
);
const { client, discord, folder } = world;
discord.register(registration());
const bundle = await bundleWorker(join(folder, 'bot'));
const vars = { ...world.vars, CHARTS_KEY: 'only-for-the-bench-0123456789abcdef' };
const shown = await startBundledWorker({ bundle, vars });
const off = await startBundledWorker({ bundle, vars: { ...vars, CHARTS: 'off' } });

const urls = { shown: shown.url, off: off.url };
const order = ['shown', 'off'] as const;
const asked = await withPictures();
const times = asked.map(() => ({ shown: [] as number[], off: [] as number[] }));
for (let run = -1; run < runs; run += 1) {
  for (const [index, question] of asked.entries()) {
    const ms = { shown: [] as number[], off: [] as number[] };
    for (let request = 0; request < requestsARun; request += 1) {
      for (const which of request % 2 === 0 ? order : order.toReversed()) {
        ms[which].push(await timed(urls[which], question));
      }
    }
    if (run < 0) continue; // the first run warms up
    times[index]?.shown.push(percentile(ms.shown, 0.5));
    times[index]?.off.push(percentile(ms.off, 0.5));
  }
}
await Promise.all([shown.close(), off.close()]);
await world.close();

console.log(
  `median of the p50 of ${runs} runs of ${requestsARun} requests; milliseconds, with the picture and with CHARTS=off`,
);
const width = Math.max(...asked.map(({ name }) => name.length));
let missed = 0;
for (const [index, { name }] of asked.entries()) {
  const [withPicture, without] = [times[index]?.shown ?? [], times[index]?.off ?? []].map((all) =>
    percentile(all, 0.5),
  );
  const ratio = (withPicture ?? 0) / (without || 1);
  missed += Number(ratio > bar);
  const figures = [withPicture, without].map((ms) => ms?.toFixed(2).padStart(8)).join('');
  console.log(`${name.padEnd(width)}${figures}  ${ratio.toFixed(3)}${ratio > bar ? '!' : ''}`);
}
console.log(missed === 0 ? `All bars hold (${bar}).` : `${missed} bars missed (marked !).`);
if (options.check && (missed > 0 || asked.length === 0)) process.exitCode = 1;

/**
 * Returns every question whose answer has a picture: typed lines, and what their answers offer to press or choose. Of several options of one
 * select that bring the same kind of picture there is one.
 */
async function withPictures(): Promise<Question[]> {
  discord.connect(`${shown.url}/interactions`);
  const found = new Map<string, Question>();
  const known = new Set<string>();
  const lines = [...(await questions(client)), ...sessionViews.map(({ key }) => `/last view:${key}`)];
  for (const line of new Set(lines.filter((one) => !one.endsWith('…')))) {
    const { message } = await note(found, { name: line, put: () => discord.ask(line) });
    for (const press of message ? pressesOf(message, line, known) : []) await note(found, press);
  }
  return [...found.values()].filter(({ name }) => name.includes(options.only));
}

/** Puts a question, and notes it if its answer has a picture. */
async function note(found: Map<string, Question>, question: Question): Promise<Outcome> {
  const outcome = await question.put();
  const urls = (outcome.message?.embeds ?? []).flatMap(({ image }) => image?.url ?? []);
  if (urls.length === 0) return outcome;
  const kinds = urls.map((url) => unpack(new URL(url).pathname.split('/').at(-1)?.split('.')[0] ?? '')?.kind);
  const [command, , route] = question.name.split(' ');
  const key = [route === undefined ? question.name : `${command} ${route}`, ...kinds].join(' ');
  if (!found.has(key)) found.set(key, question);
  return outcome;
}

interface Part {
  custom_id?: string;
  disabled?: boolean;
  options?: { value: string }[];
  components?: Part[];
}

/** Returns a press of each button and option of a kind that was not met before. */
function pressesOf(message: APIMessage, line: string, known: Set<string>): Question[] {
  const parts = (message.components as Part[]).flatMap(({ components = [] }) => components);
  return parts.flatMap(({ custom_id: id, disabled, options: choices }) => {
    if (id === undefined || disabled) return [];
    return (choices?.map(({ value }) => value) ?? [undefined]).flatMap((value) => {
      const kind = [
        ...id.split('|').map((part) => part.split('=')[0]),
        /^[a-z_]*$/.test(value ?? '') ? value : '*',
      ].join();
      if (known.has(kind)) return [];
      known.add(kind);
      const name = `${line.split(' ')[0]} → ${id.split('|')[1]}${value === undefined ? '' : ` ${value}`}`;
      return [{ name, put: () => pressed(discord, message, [id, value]) }];
    });
  });
}

/** Presses on a copy of the message, so that all presses are the same. */
function pressed(
  simulator: Simulator,
  message: APIMessage,
  [id, value]: [string, string | undefined],
): Promise<Outcome> {
  const copy = simulator.repost(message);
  return value === undefined ? simulator.press(copy, id) : simulator.select(copy, id, [value]);
}

async function timed(url: string, { name, put }: Question): Promise<number> {
  discord.connect(`${url}/interactions`);
  const startedMs = performance.now();
  const { message, problems } = await put();
  const ms = performance.now() - startedMs;
  if (problems.length > 0 || !message) throw new Error(`${name}: ${problems.join('; ')}`);
  expectAnswer(name, { content: message.content });
  return ms;
}
