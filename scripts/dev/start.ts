import { runStart } from './start/run.ts';

await runStart(process.argv.slice(2));
