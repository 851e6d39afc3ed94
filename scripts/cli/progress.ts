import ora from 'ora';

/** How far a step has come. `total` is set where it is known. */
export interface Step {
  text: string;
  done?: number;
  total?: number;
}

export interface Progress {
  /** Shows a step. It may be called as often as the caller likes. */
  show(step: Step): void;
  /** Ends the line. */
  end(): void;
}

/**
 * Shows progress. A terminal gets one line that changes, with the time left. Other outputs get one line per step and one per tenth of it.
 */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? liveProgress(stream) : plainProgress(stream);
}

function liveProgress(stream: NodeJS.WriteStream): Progress {
  const spinner = ora({ stream, discardStdin: false });
  let current = '';
  let started = performance.now();
  return {
    show(step) {
      if (step.text !== current) {
        if (current !== '') spinner.succeed(current);
        current = step.text;
        started = performance.now();
        spinner.start();
      }
      spinner.text = [describe(step), timeLeft(step, performance.now() - started)].filter(Boolean).join(' · ');
    },
    end() {
      if (current !== '') spinner.succeed(current);
      current = '';
    },
  };
}

function plainProgress(stream: NodeJS.WriteStream): Progress {
  let last = '';
  return {
    show(step) {
      const tenth = step.total && step.done ? Math.floor((10 * step.done) / step.total) : 0;
      if (`${step.text} ${tenth}` === last) return;
      last = `${step.text} ${tenth}`;
      stream.write(`${describe(step)}\n`);
    },
    end() {},
  };
}

const number = new Intl.NumberFormat('en');

function describe({ text, done, total }: Step): string {
  if (done === undefined) return text;
  return `${text}: ${number.format(done)}${total === undefined ? '' : ` of ${number.format(total)}`}`;
}

function timeLeft({ done, total }: Step, elapsedMs: number): string | undefined {
  if (!done || !total || done >= total || elapsedMs < 1000) return undefined;
  const seconds = Math.ceil(((elapsedMs / done) * (total - done)) / 1000);
  return seconds < 60 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}
