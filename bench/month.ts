import { parseArgs } from 'node:util';
import { generateDemo } from '../demo/legacy/demo.ts';
import { MANAGE_SERVER } from '../simulator/discord/simulator.ts';
import type { SqlRoundTrip } from '../simulator/neon/endpoint.ts';
import { bundleWorker, startBundledWorker } from '../simulator/worker/index.ts';
import { registration } from '../src/commands/registration.ts';
import { postKinds } from '../src/db/queries/post-settings.ts';
import { expectAnswer } from './expect-answer.ts';
import type { Touch } from './month/awake.ts';
import { awakeOf } from './month/awake.ts';
import { commandsADay, days, planOf } from './month/plan.ts';
import { questions } from './questions.ts';
import { startBenchWorld } from './world.ts';

/**
 * Lives through a month by the test clock: four evenings a week, sixty commands a day, all posts switched on, and every job at its time.
 * Prints what that takes of the free plans. With `--check`, exits with 1 if a bar is missed.
 */

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const bars = { computeHours: 60, requestsADay: 3000, subrequests: 50 };
const computeUnits = 0.25;
const firstDay = '2026-03-02';
const token = 'only-for-the-bench';
/** How many times Discord fetches a picture. */
const fetchesAPicture = 5;

const trips: SqlRoundTrip[] = [];
const world = await startBenchWorld(
  `${firstDay}T00:00:00.000Z`,
  (path) => generateDemo({ path, endDate: '2026-03-01' }),
  (trip) => trips.push(trip),
);
const { client, discord } = world;
const worker = await startBundledWorker({
  bundle: await bundleWorker(`${world.folder}/month`, 'bench/month/index.ts'),
  vars: {
    ...world.vars,
    DISCORD_TOKEN: discord.token,
    INGEST_TOKENS: `bench:${token}`,
    INGEST_PER_MINUTE: '999999',
    CHARTS_KEY: 'only-for-the-bench-0123456789abcdef',
    DEV_CLOCK: 'on',
  },
  log: (line) => {
    if (/"outcome":"error"/.test(line)) problems.push(line);
  },
});
const problems: string[] = [];
discord.connect(`${worker.url}/interactions`);
discord.register(registration());

const touches: Touch[] = [];
const requestsByDay = new Map<string, number>();
const total = { commands: 0, uploads: 0, alarms: 0, subrequests: 0, mostSubrequests: 0 };
let nowMs = Date.parse(`${firstDay}T00:00:00Z`);

await turnEverythingOn();
await clockTo(nowMs + 60_000);
touches.splice(0);
const lines = await questions(client);
for (const planned of planOf(firstDay, lines)) {
  await clockTo(planned.atMs);
  if ('cron' in planned) await noting('cron', () => worker.trigger());
  else if ('upload' in planned) await noting('upload', () => upload(planned.upload));
  else await noting('command', () => ask(planned.line));
}
await clockTo(Date.parse(`${firstDay}T00:00:00Z`) + days * 24 * 3_600_000);
const calls: number = await (await fetch(`${worker.url}/bench/calls`)).json();
await worker.close();
await world.close();
report();

/** Moves the clock to an instant. What becomes due before runs at its own. */
async function clockTo(targetMs: number): Promise<void> {
  for (;;) {
    const { now, next } = await advance(0);
    const dueMs = next === null ? Number.POSITIVE_INFINITY : Date.parse(next);
    const toMs = Math.max(Date.parse(now), Math.min(dueMs, targetMs));
    discord.advance(toMs - nowMs);
    nowMs = toMs;
    if (dueMs > targetMs) {
      await advance(toMs - Date.parse(now));
      return;
    }
    await noting('clock', async () => {
      const { ran } = await advance(toMs - Date.parse(now));
      return ran.map(({ job }) => job).join(' and ') || 'nothing';
    });
  }
}

async function advance(advanceMs: number): Promise<{ now: string; ran: { job: string }[]; next: string | null }> {
  const response = await fetch(`${worker.url}/dev/clock`, { method: 'POST', body: JSON.stringify({ advanceMs }) });
  if (!response.ok) throw new Error(`POST /dev/clock: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Does something, and notes what the database, Discord and the Worker had to do for it. What it returns is the cause, if that is not `kind`. */
async function noting(kind: string, run: () => Promise<unknown>): Promise<void> {
  const before = { trips: trips.length, calls: discord.calls.length };
  const ran = await run();
  const cause = typeof ran === 'string' ? ran : kind;
  const asked = trips.slice(before.trips);
  const posted = discord.calls.length - before.calls;
  const rings = asked.filter(({ statements }) => statements.some(({ query }) => query.includes('skip locked'))).length;
  total.alarms += kind === 'clock' ? Math.max(rings, 1) : 0;
  total.subrequests += asked.length + posted;
  total.mostSubrequests = Math.max(
    total.mostSubrequests,
    (asked.length + posted) / (kind === 'clock' ? Math.max(rings, 1) : 1),
  );
  if (asked.length > 0) touches.push({ atMs: nowMs, cause, isUse: kind !== 'clock' || posted > 0 });
  if (kind !== 'clock') count(1);
}

function count(requests: number): void {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  requestsByDay.set(day, (requestsByDay.get(day) ?? 0) + requests);
}

async function ask(line: string): Promise<void> {
  total.commands += 1;
  const outcome = line.endsWith('…') ? await discord.autocomplete(line.slice(0, -1)) : await discord.ask(line);
  if (outcome.problems.length > 0) throw new Error(`${line}: ${outcome.problems.join('; ')}`);
  expectAnswer(line, { content: outcome.message?.content, choices: outcome.choices });
  count(fetchesAPicture * (outcome.message?.embeds ?? []).filter(({ image }) => image).length);
}

async function upload({ name, text }: { name: string; text: string }): Promise<void> {
  total.uploads += 1;
  const response = await fetch(`${worker.url}/ingest/rounds/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: text,
  });
  if (response.status !== 201) throw new Error(`${name}: ${response.status} ${await response.text()}`);
}

async function turnEverythingOn(): Promise<void> {
  const { id } = discord.channels.add('results');
  const manage = async (line: string) => {
    const { problems: found, message } = await discord.ask(line, { permissions: MANAGE_SERVER });
    if (found.length > 0) throw new Error(`${line}: ${found.join('; ')}`);
    expectAnswer(line, { content: message?.content });
  };
  await manage(`/admin config channel:<#${id}>`);
  for (const kind of postKinds) await manage(`/admin posts kind:${kind} on:True`);
  await worker.trigger();
}

function report(): void {
  const { wakes, awakeMs, needless } = awakeOf(touches);
  const hours = awakeMs / 3_600_000;
  const byCause = Object.entries(Object.groupBy(wakes, (cause) => cause)).map(
    ([cause, all]) => `${all?.length} by ${cause}`,
  );
  const perDay = [...requestsByDay.values()];
  const requests = perDay.reduce((sum, one) => sum + one, 0);
  const posts = discord.calls.filter(({ path }) => path.includes('/messages')).length;
  const row = (name: string, value: string) => console.log(`${name.padEnd(34)}${value}`);
  console.log(
    `${days} days, ${total.commands} commands (${commandsADay} a day), ${total.uploads} files, ${discord.messages().length} messages`,
  );
  row('wakes of the database', `${wakes.length}: ${byCause.join(', ')}`);
  row(
    'awake',
    `${hours.toFixed(1)} hours = ${(hours * computeUnits).toFixed(1)} CU-hours at ${computeUnits} CU (bar ${bars.computeHours}, free 100)`,
  );
  row(
    'requests to the Worker',
    `${Math.round(requests / days)} a day, at most ${Math.max(...perDay)} (bar ${bars.requestsADay}, free 100,000)`,
  );
  row(
    'requests to the Durable Object',
    `${calls} calls and ${total.alarms} alarms, ${Math.round((calls + total.alarms) / days)} a day (free 100,000)`,
  );
  row('requests to Discord', `${discord.calls.length}, ${posts} of them for messages`);
  row('subrequests', `${total.subrequests}, at most ${total.mostSubrequests} of one request (bar ${bars.subrequests})`);
  row('touched between uses', needless.length === 0 ? 'by upkeep only' : `${needless.length} times`);
  const missed = [
    ...(hours * computeUnits > bars.computeHours ? ['CU-hours'] : []),
    ...(Math.max(...perDay) > bars.requestsADay ? ['requests a day'] : []),
    ...(total.mostSubrequests > bars.subrequests ? ['subrequests'] : []),
    ...needless.map(({ atMs, cause }) => `${new Date(atMs).toISOString()}: ${cause} touched the database for nobody`),
    ...problems.map((line) => `failed: ${line}`),
    ...discord.problems.map((problem) => `Discord refused: ${problem}`),
  ];
  for (const line of missed.slice(0, 40)) console.error(`missed: ${line}`);
  console.log(missed.length === 0 ? 'All bars hold.' : `${missed.length} missed.`);
  if (options.check && missed.length > 0) process.exitCode = 1;
}
