import { generateDemo } from '../demo/legacy/demo.ts';
import { program, runProgram } from '../scripts/cli/program.ts';
import { bundleWorker } from '../simulator/worker/index.ts';
import { registration } from '../src/commands/registration.ts';
import { alarmLines } from './cpu/alarms.ts';
import { configure, objectsWithAlarm, startIsolate } from './cpu/isolate.ts';
import type { Cost } from './cpu/measure.ts';
import { costOf } from './cpu/measure.ts';
import { linesOf, tokens } from './cpu/requests.ts';
import { headingOf, missedBars, rowOf, startUpMsOf, startUpRow } from './cpu/table.ts';
import { startYardstick } from './cpu/yardstick/yardstick.ts';
import { startBenchWorld } from './world.ts';

/**
 * Measures the CPU of every kind of request on the demo data. Cloudflare's free plan ends a request after 10 ms of CPU, also the first one of
 * a fresh isolate. Needs Linux, whose /proc shows the CPU of a thread.
 *
 * A millisecond of CPU is not the same amount of work on every machine, nor on one of the cloud in every minute. So the bars are judged in
 * reference milliseconds: a Worker of known work, the yardstick, takes turns with each line, and what was measured is divided by how much
 * slower the yardstick was than on the reference machine when nobody else used it. That is an estimate: other work suffers a little more or
 * less from the same neighbours, so a figure may move by a tenth from run to run. What Cloudflare's machines take, only its logs know.
 */

const command = program(
  'npm run bench:cpu --',
  'Measures the CPU of every kind of request, the first of a fresh isolate and later ones',
)
  .option('--check', 'exit with 1 if a bar is missed')
  .option('--json', 'print the results as JSON')
  .option('--only <text>', 'only lines that contain this text', '');

async function run(): Promise<number> {
  const { check, json, only } = command.opts<{ check?: true; json?: true; only: string }>();
  const world = await startBenchWorld('2026-03-01T12:00:00.000Z', (path) =>
    generateDemo({ path, endDate: '2026-03-01' }),
  );
  world.discord.register(registration());
  const bundle = await bundleWorker(`${world.folder}/worker`);
  const yardstick = await startYardstick(bundle);
  const config = await configure(bundle, { ...world.vars, ...tokens });
  const objects = await objectsWithAlarm(config, Date.parse('2026-03-02T12:00:00Z'));
  const warm = await startIsolate(config, objects);
  const requests = await linesOf(world, warm.url);
  const { DEV_NOW: _, ...vars } = world.vars;
  // The bot needs its token to post, and an address for the pictures. The requests are measured without them.
  const inAlarms = { DISCORD_TOKEN: world.discord.token, PUBLIC_URL: 'https://stats.example.org' };
  const posting = await configure(bundle, { ...vars, ...tokens, ...inAlarms }, 'posting');
  const alarms = alarmLines(world);
  const warmPosting = await startIsolate(posting);
  const lines = [...requests, ...alarms].filter(({ name }) => name.includes(only));
  const width = Math.max(0, ...lines.map(({ name }) => name.length));

  if (!json) console.log(headingOf(width));
  const costs: Cost[] = [];
  let missed = 0;
  for (const line of lines) {
    const isolates = alarms.includes(line) ? { config: posting, warm: warmPosting } : { config, objects, warm };
    const cost = await costOf(line, { ...isolates, yardstick });
    costs.push(cost);
    missed += missedBars(line, cost);
    if (!json) console.log(rowOf(line, cost, width));
  }
  for (const one of [warm, warmPosting, yardstick, world]) await one.close();

  const startUp = startUpMsOf(costs);
  missed += Number(startUp.isMissed);
  if (json) console.log(JSON.stringify({ startUp, missed, lines: costs }, null, 2));
  else
    console.log(
      `${startUpRow(startUp, width)}\n${missed === 0 ? 'All bars hold.' : `${missed} bars missed (marked !).`}`,
    );
  return check && missed > 0 ? 1 : 0;
}

await runProgram(command, run);
