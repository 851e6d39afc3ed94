import { runProgram } from '../../scripts/cli/program.ts';
import { command, readStartOptions } from './options.ts';
import { start } from './run.ts';

await runProgram(command, ({ signal }) => start(readStartOptions(command.opts()), signal));
