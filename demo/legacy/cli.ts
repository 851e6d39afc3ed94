import type { ArgsDef } from 'citty';
import { defineCommand, runMain } from 'citty';
import type { BenchSize } from './bench.ts';
import { generateBench, MIGRATION_BENCH_ROWS } from './bench.ts';
import { generateDemo } from './demo.ts';
import type { OutputOptions, RowCounts } from './generate.ts';
import { Misuse } from './misuse.ts';
import type { Variant } from './schema.ts';
import { VARIANTS } from './schema.ts';
import { dateText } from './stamps.ts';

const options = {
  preset: { type: 'enum', options: ['demo', 'bench'], default: 'demo', description: 'a community, or sheer size' },
  out: { type: 'string', required: true, valueHint: 'FILE.db', description: 'the file to write' },
  seed: { type: 'string', default: '1', valueHint: 'N', description: 'another number, another community' },
  'end-date': { type: 'string', valueHint: 'YYYY-MM-DD', description: 'day after the last evening (demo: today)' },
  variant: { type: 'enum', options: [...VARIANTS], default: 'current', description: 'layout of the database' },
  rows: { type: 'string', valueHint: 'N', description: `bench: rows in all (default ${MIGRATION_BENCH_ROWS})` },
  'player-rows': { type: 'string', valueHint: 'N', description: 'bench: player rows, instead of --rows' },
  rounds: { type: 'string', valueHint: 'N', description: 'bench: rounds for --player-rows (default 3 per 100 rows)' },
  force: { type: 'boolean', default: false, description: 'replace the file if it exists' },
} as const satisfies ArgsDef;

const command = defineCommand({
  meta: { name: 'legacy', description: 'Write an invented database in the legacy bot’s SQLite layout.' },
  args: options,
  run({ args, rawArgs }) {
    try {
      refuseUnknown(rawArgs);
      generate(args);
    } catch (error) {
      if (!(error instanceof Misuse)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  },
});

interface Args {
  readonly preset: 'demo' | 'bench';
  readonly out: string;
  readonly seed: string;
  readonly 'end-date'?: string | undefined;
  readonly variant: Variant;
  readonly rows?: string | undefined;
  readonly 'player-rows'?: string | undefined;
  readonly rounds?: string | undefined;
  readonly force: boolean;
}

function generate(args: Args): void {
  if (args.out.startsWith('-')) throw new Misuse(`--out needs a file name, not ${args.out}`);
  const output: OutputOptions = { path: args.out, variant: args.variant, overwrite: args.force };
  const seed = wholeNumber('seed', args.seed);
  const endDate = args['end-date'];
  const started = performance.now();
  let counts: RowCounts;
  if (args.preset === 'bench') {
    counts = generateBench({ ...output, seed, size: benchSize(args), ...(endDate ? { endDate } : {}) });
  } else {
    const misplaced = (['rows', 'player-rows', 'rounds'] as const).find((name) => args[name] !== undefined);
    if (misplaced) throw new Misuse(`--${misplaced} belongs to --preset bench; the demo has its own size`);
    counts = generateDemo({ ...output, seed, endDate: endDate ?? dateText(Date.now()) });
  }
  for (const [table, rows] of Object.entries(counts)) console.log(`${String(rows).padStart(9)}  ${table}`);
  console.log(`${args.out} written in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function benchSize(args: Args): BenchSize {
  const wanted = args['player-rows'];
  if (wanted === undefined && args.rounds !== undefined) throw new Misuse('--rounds needs --player-rows');
  if (wanted === undefined) return { rows: args.rows ? wholeNumber('rows', args.rows) : MIGRATION_BENCH_ROWS };
  if (args.rows !== undefined) throw new Misuse('--rows and --player-rows exclude each other');
  const playerRows = wholeNumber('player-rows', wanted);
  const rounds = args.rounds ? wholeNumber('rounds', args.rounds) : Math.max(1, Math.round(playerRows * 0.03));
  return { playerRows, rounds };
}

/** citty lets a mistyped option pass, and `--end-dte` would quietly mean today. */
function refuseUnknown(rawArgs: readonly string[]): void {
  for (const arg of rawArgs) {
    const name = /^--([^=]+)/.exec(arg)?.[1];
    if (name !== undefined && !(name in options)) throw new Misuse(`there is no option --${name}; --help lists them`);
  }
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Misuse(`--${option} takes a whole number, not '${text}'`);
  return Number(text);
}

await runMain(command);
