import { runStart } from './run.ts';

await runStart(process.argv.slice(2));
