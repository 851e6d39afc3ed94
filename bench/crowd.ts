import { generateDemo } from '../demo/legacy/demo.ts';
import { startBenchBot } from './bot.ts';
import { percentile } from './percentile.ts';
import { questions } from './questions.ts';

/** Measures fifty users at once. Each runs twenty different commands, one after the other. */

const people = 50;
const each = 20;
const bot = await startBenchBot('2026-03-01T12:00:00.000Z', (path) => generateDemo({ path, endDate: '2026-03-01' }));
const lines = await questions(bot.client);
for (const line of lines) await bot.ask(line);

const started = performance.now();
const times = await Promise.all(
  Array.from({ length: people }, async (_, person) => {
    const own: number[] = [];
    for (let turn = 0; turn < each; turn += 1) {
      own.push(
        await bot.ask(
          lines[(person * 7 + turn) % lines.length] ?? '/ping',
          String(300000000000000000n + BigInt(person)),
        ),
      );
    }
    return own;
  }),
);
const seconds = (performance.now() - started) / 1000;
await bot.close();

const all = times.flat();
const [p50, p99, most] = [percentile(all, 0.5), percentile(all, 0.99), Math.max(...all)].map((ms) => ms.toFixed(0));
console.log(
  `${all.length} answers to ${people} people in ${seconds.toFixed(1)} s, no error: p50 ${p50} ms, p99 ${p99} ms, slowest ${most} ms`,
);
