import { stripVTControlCharacters } from 'node:util';
import { parseArgs, renderUsage } from 'citty';
import { args, command, readOptions, UsageError } from './command.ts';
import { MigrationRefused, migrateDatabase } from './migrate.ts';
import { progressPrinter } from './progress.ts';
import { reportLines } from './report.ts';

/** Exit codes: 0 done and verified, 1 refused or failed with nothing written, 2 usage. */
async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) {
    console.log(await usage());
    return 0;
  }
  try {
    const { options, stop } = await readOptions(parseArgs([...argv], args));
    try {
      const report = await migrateDatabase({ ...options, onProgress: progressPrinter(process.stderr) });
      console.log(reportLines(report).join('\n'));
      return 0;
    } finally {
      await stop();
    }
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n`);
      console.error(await usage());
      return 2;
    }
    if (!(error instanceof MigrationRefused)) throw error;
    console.error(error.message);
    console.error(`Refused: ${error.count === 1 ? 'one reason' : `${error.count} reasons`}, nothing was written.`);
    return 1;
  }
}

async function usage(): Promise<string> {
  const text = await renderUsage(command);
  return process.stdout.isTTY ? text : stripVTControlCharacters(text);
}

process.exitCode = await main(process.argv.slice(2));
