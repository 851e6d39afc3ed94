import { parseArgs } from 'node:util';
import { generateDemo } from '../demo/legacy/demo.ts';
import { bundleWorker } from '../simulator/worker/index.ts';
import { registration } from '../src/commands/registration.ts';
import { alarmLines } from './cpu/alarms.ts';
import { configure, objectsWithAlarm, startIsolate } from './cpu/isolate.ts';
import type { Cost } from './cpu/measure.ts';
import { costOf, startUpMs } from './cpu/measure.ts';
import { linesOf, tokens } from './cpu/requests.ts';
import { startBenchWorld } from './world.ts';

/**
 * Measures the CPU of every kind of request on the demo data. Cloudflare's free plan ends a request after 10 ms of CPU, also the first one of
 * a fresh isolate. Needs Linux, whose /proc shows the CPU of a thread.
 */

const { values: options } = parseArgs({
  options: {
    /** Exit with 1 if a bar is missed. */
    check: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    /** Only lines that contain this text. */
    only: { type: 'string', default: '' },
  },
});

const warmBarMs = 5;
const startUpBarMs = 150;

const world = await startBenchWorld('2026-03-01T12:00:00.000Z', (path) =>
  generateDemo({ path, endDate: '2026-03-01' }),
);
world.discord.register(registration());
const bundle = await bundleWorker(`${world.folder}/worker`);
const config = await configure(bundle, { ...world.vars, ...tokens });
const startMs = await startUpMs(config);
const objects = await objectsWithAlarm(config, Date.parse('2026-03-02T12:00:00Z'));
const warm = await startIsolate(config, objects);
const requests = await linesOf(world, warm.url);
const { DEV_NOW: _, ...vars } = world.vars;
// The bot needs its token to post, and an address for the pictures. The requests are measured without them.
const inAlarms = { DISCORD_TOKEN: world.discord.token, PUBLIC_URL: 'https://stats.example.org' };
const posting = await configure(bundle, { ...vars, ...tokens, ...inAlarms }, 'posting');
const alarms = alarmLines(world);
const warmPosting = await startIsolate(posting);
const lines = [...requests, ...alarms].filter(({ name }) => name.includes(options.only));
const width = Math.max(...lines.map(({ name }) => name.length));

if (!options.json) {
  console.log(`milliseconds of CPU; start-up ${written(startMs, startUpBarMs)} (bar ${startUpBarMs})`);
  console.log(`${''.padEnd(width)}    first    bar     warm      p95  (bar ${warmBarMs})`);
}
const costs: Cost[] = [];
let missed = startMs > startUpBarMs ? 1 : 0;
for (const line of lines) {
  const isAlarm = alarms.includes(line);
  const cost = await costOf(line, isAlarm ? { config: posting, warm: warmPosting } : { config, objects, warm });
  costs.push(cost);
  const { name, firstMs, warmMs } = cost;
  missed += Number(firstMs > line.firstBarMs) + Number(warmMs.p95 > (line.warmBarMs ?? warmBarMs));
  missed += Number(warmMs.median > (line.medianBarMs ?? Number.POSITIVE_INFINITY));
  if (options.json) continue;
  const first = `${written(firstMs, line.firstBarMs)} ${String(line.firstBarMs).padStart(6)}`;
  console.log(
    `${name.padEnd(width)} ${first} ${written(warmMs.median, line.medianBarMs)} ${written(warmMs.p95, line.warmBarMs ?? warmBarMs)}`,
  );
}
await warm.close();
await warmPosting.close();
await world.close();

if (options.json) console.log(JSON.stringify({ startUpMs: startMs, missed, lines: costs }, null, 2));
else console.log(missed === 0 ? 'All bars hold.' : `${missed} bars missed (marked !).`);
if (options.check && missed > 0) process.exitCode = 1;

/** Writes milliseconds, marked if they are above the bar. */
function written(ms: number, barMs = Number.POSITIVE_INFINITY): string {
  return `${ms.toFixed(2).padStart(7)}${ms > barMs ? '!' : ' '}`;
}
