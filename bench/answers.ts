import { generateDemo } from '../demo/legacy/demo.ts';
import { startBenchBot } from './bot.ts';
import { percentile } from './percentile.ts';
import { questions } from './questions.ts';

/**
 * Measures how long replies take on the demo data. A Worker whose only command runs `select 1` takes turns with the bot in the same run.
 */

const rounds = 100;
const bot = await startBenchBot('2026-03-01T12:00:00.000Z', (path) => generateDemo({ path, endDate: '2026-03-01' }));
const lines = await questions(bot.client);
const times = new Map<string, number[]>(['select 1', ...lines].map((line) => [line, []]));
for (let round = -10; round < rounds; round += 1) {
  for (const [line, values] of times) {
    const ms = line === 'select 1' ? await bot.selectOne() : await bot.ask(line);
    if (round >= 0) values.push(ms);
  }
}
await bot.close();

const one = percentile(times.get('select 1') ?? [], 0.5);
console.log(`${rounds} requests each, in turn; milliseconds`);
for (const [line, values] of times) {
  const [p50, p99] = [percentile(values, 0.5), percentile(values, 0.99)].map((ms) => ms.toFixed(2).padStart(7));
  console.log(`${line.slice(0, 60).padEnd(60)} p50 ${p50}  p99 ${p99}  ${(Number(p50) / one).toFixed(2)} × select 1`);
}
