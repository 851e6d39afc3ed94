import { generateBench } from '../demo/legacy/bench.ts';
import type { BenchBot } from './bot.ts';
import { startBenchBot } from './bot.ts';
import { percentile } from './percentile.ts';
import { questions } from './questions.ts';

/** Runs the same lines on 10,000 and on 1,000,000 player rows. Prints the p50 of each in milliseconds, and their ratio. */

const requests = 40;
const sizes = [
  { playerRows: 10_000, rounds: 300 },
  { playerRows: 1_000_000, rounds: 30_000 },
];

const results: Map<string, number>[] = [];
for (const size of sizes) {
  console.log(`making and moving ${size.playerRows} player rows`);
  const bot = await startBenchBot('2026-01-01T12:00:00.000Z', (path) => generateBench({ path, players: 500, size }));
  results.push(await measure(bot));
  await bot.close();
}

const [small, large] = results;
console.log('p50 in milliseconds: 10,000 rows, 1,000,000 rows, ratio');
const largeValues = [...(large ?? [])];
[...(small ?? [])].forEach(([line, before], index) => {
  const after = largeValues[index]?.[1] ?? Number.NaN;
  const command = line.replace(/ (player\d?|opponent|players|name|date|month):[^…]*?(?=…|$| period)/, ' $1');
  console.log(
    `${command.padEnd(40)} ${before.toFixed(2).padStart(8)} ${after.toFixed(2).padStart(8)} ${(after / before).toFixed(2).padStart(6)}`,
  );
});

async function measure(bot: BenchBot): Promise<Map<string, number>> {
  const lines = await questions(bot.client);
  const times = new Map<string, number[]>(lines.map((line) => [line, []]));
  for (let round = -5; round < requests; round += 1) {
    for (const [line, values] of times) {
      const ms = await bot.ask(line);
      if (round >= 0) values.push(ms);
    }
  }
  return new Map([...times].map(([line, values]) => [line, percentile(values, 0.5)]));
}
