import type { CutoverState, DoneStep } from './state.ts';
import { keepState } from './state.ts';

/** A step of a cut-over: either the program does it, or the owner. */
export interface Step {
  name: string;
  /** What happens, as a heading. */
  title: string;
  /** Does it and returns what was found or done, the first line in short. What was begun before an interruption is done again. */
  run?(): Promise<string[]>;
  /** What the owner does, as a list. Done when they say so with --done. */
  ask?: readonly string[];
}

interface RunOptions {
  folder: string;
  state: CutoverState;
  /** The steps of the owner that are done. */
  saidDone: readonly string[];
  say(line: string): void;
  signal: AbortSignal;
}

/** Does the steps that are left, in order, and says what became of each. Returns the step that waits for the owner, or undefined at the end. */
export async function runSteps(
  steps: readonly Step[],
  { folder, state, saidDone, say, signal }: RunOptions,
): Promise<Step | undefined> {
  for (const [index, step] of steps.entries()) {
    const place = `${index + 1}/${steps.length} ${step.title}`;
    const before = state.done[step.name];
    if (before) {
      say(`✓ ${place}: done before (${before.seconds.toFixed(1)} s). ${before.said[0] ?? ''}`.trimEnd());
      continue;
    }
    if (step.ask && !saidDone.includes(step.name)) {
      say(`☐ ${place}`);
      for (const line of step.ask) say(`    ${line}`);
      return step;
    }
    const done = await doStep(step);
    signal.throwIfAborted();
    state.done[step.name] = done;
    keepState(folder, state);
    say(`✓ ${place}: ${done.seconds.toFixed(1)} s. ${done.said[0] ?? ''}`.trimEnd());
    for (const line of done.said.slice(1)) say(`    ${line}`);
  }
  return undefined;
}

async function doStep({ run }: Step): Promise<DoneStep> {
  const started = performance.now();
  const said = run ? await run() : [];
  return { at: new Date().toISOString(), seconds: (performance.now() - started) / 1000, said };
}
