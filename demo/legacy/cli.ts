import { Option } from 'commander';
import { UsageError } from '../../scripts/cli/errors.ts';
import { program, runProgram } from '../../scripts/cli/program.ts';
import type { BenchSize } from './bench.ts';
import { generateBench, MIGRATION_BENCH_ROWS } from './bench.ts';
import { generateDemo } from './demo.ts';
import type { OutputOptions, RowCounts } from './generate.ts';
import type { Variant } from './schema.ts';
import { VARIANTS } from './schema.ts';
import { dateText } from './stamps.ts';

const command = program('node demo/legacy/cli.ts', "Writes an invented database in the old bot's SQLite layout")
  .requiredOption('--out <file>', 'the file to write')
  .addOption(
    new Option('--preset <name>', 'a community (demo), or a large database (bench)')
      .choices(['demo', 'bench'])
      .default('demo'),
  )
  .option('--seed <number>', 'another number, another community', '1')
  .option('--end-date <day>', 'the day after the last evening (demo: today)')
  .addOption(new Option('--variant <name>', 'layout of the database').choices(VARIANTS).default('current'))
  .option('--rows <number>', `bench: total number of rows (default ${MIGRATION_BENCH_ROWS})`)
  .option('--player-rows <number>', 'bench: number of player rows, instead of --rows')
  .option('--rounds <number>', 'bench: number of rounds for --player-rows (default 3 per 100 rows)')
  .option('--force', 'replace the file if it exists');

interface Args {
  readonly preset: 'demo' | 'bench';
  readonly out: string;
  readonly seed: string;
  readonly endDate?: string;
  readonly variant: Variant;
  readonly rows?: string;
  readonly playerRows?: string;
  readonly rounds?: string;
  readonly force?: true;
}

function generate(args: Args): void {
  if (args.out.startsWith('-')) throw new UsageError(`--out needs a file name, not ${args.out}`);
  const output: OutputOptions = { path: args.out, variant: args.variant, overwrite: args.force ?? false };
  const seed = wholeNumber('seed', args.seed);
  const { endDate } = args;
  const started = performance.now();
  let counts: RowCounts;
  if (args.preset === 'bench') {
    counts = generateBench({ ...output, seed, size: benchSize(args), ...(endDate ? { endDate } : {}) });
  } else {
    const misplaced = (['rows', 'playerRows', 'rounds'] as const).find((name) => args[name] !== undefined);
    if (misplaced)
      throw new UsageError(`--${misplaced.replace('R', '-r')} belongs to --preset bench; the demo has its own size`);
    counts = generateDemo({ ...output, seed, endDate: endDate ?? dateText(Date.now()) });
  }
  for (const [table, rows] of Object.entries(counts)) console.log(`${String(rows).padStart(9)}  ${table}`);
  console.log(`${args.out} written in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function benchSize(args: Args): BenchSize {
  const wanted = args.playerRows;
  if (wanted === undefined && args.rounds !== undefined) throw new UsageError('--rounds needs --player-rows');
  if (wanted === undefined) return { rows: args.rows ? wholeNumber('rows', args.rows) : MIGRATION_BENCH_ROWS };
  if (args.rows !== undefined) throw new UsageError('--rows and --player-rows cannot be combined');
  const playerRows = wholeNumber('player-rows', wanted);
  const rounds = args.rounds ? wholeNumber('rounds', args.rounds) : Math.max(1, Math.round(playerRows * 0.03));
  return { playerRows, rounds };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${option} takes a whole number, not '${text}'`);
  return Number(text);
}

await runProgram(command, async () => generate(command.opts<Args>()));
