import { join, resolve } from 'node:path';
import { databaseLabel } from '../cli/connection-string.ts';
import { Interrupted, UsageError } from '../cli/errors.ts';
import { program, runProgram } from '../cli/program.ts';
import { addTargetOptions, openTarget } from '../cli/target.ts';
import { readTimeZone } from '../cli/values.ts';
import { cutoverSteps, rollBackSteps } from './for-real.ts';
import { rehearse } from './rehearse.ts';
import { rollBack } from './roll-back.ts';
import type { Step } from './run-steps.ts';
import { runSteps } from './run-steps.ts';
import type { CutoverState } from './state.ts';
import { keepState, openState } from './state.ts';

const command = addTargetOptions(
  program('npm run cutover --', 'Leads from the old bot to this one, step by step, and back again')
    .option('--from <file>', "the old bot's SQLite database")
    .option(
      '--rehearse',
      'do all of it, the way back too, on a copy, with a PostgreSQL of its own and a simulated Discord',
    )
    .option('--timezone <zone>', "the game server's time zone, such as Europe/Berlin")
    .option('--files <folder>', "the folder of the game server's files, to be imported")
    .option('--done <step>', 'a step that is yours is done: stop, switch, watch or back')
    .option('--roll-back', 'write the database back into a file for the old bot')
    .option('--folder <folder>', 'where it works and remembers what is done', '.data/cutover')
    .option('--again', 'forget what is done and start over')
    .option('--replace', 'as for npm run migrate: the new database has an earlier copy of the old one')
    .option('--discard-new', 'as for npm run migrate, with --replace')
    .option('--quarantine', 'as for npm run migrate')
    .option('--strip-nul', 'as for npm run migrate')
    .option('--empty-as-null', 'as for npm run migrate')
    .option('--ignore-extra', 'as for npm run migrate')
    .option('--json', 'print the steps that are done as JSON'),
  { writes: true },
);

interface Options {
  from?: string;
  rehearse?: true;
  timezone?: string;
  files?: string;
  done?: string;
  rollBack?: true;
  folder: string;
  again?: true;
  replace?: true;
  discardNew?: true;
  quarantine?: true;
  stripNul?: true;
  emptyAsNull?: true;
  ignoreExtra?: true;
  json?: true;
  to?: string;
  data?: string;
  yes?: boolean;
}

async function run(given: Options, signal: AbortSignal): Promise<void> {
  const { from, rehearse: isRehearsal, timezone, files, done, again = false, json } = given;
  if (!from) throw new UsageError("--from FILE is missing: name the old bot's SQLite database.");
  if (isRehearsal && (given.to ?? given.data) !== undefined) {
    throw new UsageError('A rehearsal has a PostgreSQL of its own: leave out --to and --data.');
  }
  if (isRehearsal && (done !== undefined || given.rollBack)) {
    throw new UsageError('A rehearsal does every step itself, the way back too: leave out --done and --roll-back.');
  }
  if (done !== undefined && !['stop', 'switch', 'watch', 'back'].includes(done)) {
    throw new UsageError(`--done takes stop, switch, watch or back, not "${done}".`);
  }
  if (given.discardNew && !given.replace) throw new UsageError('--discard-new goes with --replace.');
  if (isRehearsal && given.replace) {
    throw new UsageError('A rehearsal has an empty PostgreSQL of its own: leave out --replace.');
  }
  const reading = {
    ...(timezone !== undefined && { timeZone: readTimeZone(timezone, '--timezone') }),
    ...(given.quarantine && { quarantine: true }),
    ...(given.stripNul && { stripNul: true }),
    ...(given.emptyAsNull && { emptyAsNull: true }),
    ...(given.ignoreExtra && { ignoreExtra: true }),
  };
  const say = (line: string) => (json ? console.error(line) : console.log(line));
  const shared = { from: resolve(from), files: files && resolve(files), reading, signal, say };
  const rehearsalFolder = resolve(given.folder, 'rehearsal');
  try {
    if (isRehearsal) {
      const state = await rehearse({ ...shared, folder: rehearsalFolder, again: again || 'finished' });
      say(`Rehearsed, with the way back: ${totalText(state)}. The bot would have been away for ${awayText(state)}.`);
      if (json) console.log(JSON.stringify(state.done, null, 2));
      return;
    }
    const target = await openTarget(given, { writes: true });
    try {
      await forReal({ ...given, folder: resolve(given.folder) }, { ...shared, rehearsalFolder, to: target.url });
    } finally {
      await target.stop();
    }
  } catch (error) {
    if (signal.aborted) throw new Interrupted('Interrupted. Run the same command again to go on from here.');
    throw error;
  }
}

type Shared = Omit<Parameters<typeof rehearse>[0], 'folder' | 'again'> & { rehearsalFolder: string; to: string };

async function forReal(
  { folder, again, rollBack: isBack, replace, discardNew, done, json }: Options,
  shared: Shared,
): Promise<void> {
  const { from, to, files, reading, signal, say } = shared;
  const began = { isRehearsal: false, from, options: { files, ...reading, to: databaseLabel(to) } };
  const work = isBack ? join(folder, 'roll-back') : join(folder, 'cutover');
  // A way back from days ago lacks the rounds since.
  const state = openState(work, began, again ?? (isBack && done === undefined) ?? false);
  keepState(work, state);
  const steps: Step[] = isBack
    ? rollBackSteps({ folder: work, run: (file) => rollBack({ from, to, file, signal }) })
    : cutoverSteps({
        ...shared,
        replacing: { replace: replace === true, discardNew: discardNew === true },
        rehearse: async () => {
          const rehearsed = await rehearse({
            ...shared,
            say: (line) => say(`    ${line}`),
            folder: shared.rehearsalFolder,
            again: false,
          });
          return [
            `With the way back: ${totalText(rehearsed)}. The bot would have been away for ${awayText(rehearsed)}.`,
          ];
        },
      });
  const waiting = await runSteps(steps, {
    folder: work,
    state,
    saidDone: done === undefined ? [] : [done],
    say,
    signal,
  });
  if (waiting) say(`When that is done: the same command with --done ${waiting.name}`);
  else say(isBack ? 'The old bot is back.' : `The community has moved: ${totalText(state)}.`);
  if (json) console.log(JSON.stringify(state.done, null, 2));
}

function secondsOf({ done }: CutoverState, names = Object.keys(done)): number {
  return names.reduce((sum, name) => sum + (done[name]?.seconds ?? 0), 0);
}

const totalText = (state: CutoverState) => `${secondsOf(state).toFixed(1)} s of work`;

/** From stopping the old bot to the Worker's first answer. */
const awayText = (state: CutoverState) => `${secondsOf(state, ['migrate', 'verify', 'files', 'switch']).toFixed(1)} s`;

await runProgram(command, ({ signal }) => run(command.opts<Options>(), signal));
