import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { guard } from '../../scripts/database/guardian.ts';

/** A process of `npm start`. */
export interface Started {
  /** The page's URL. Empty if the process ended instead. */
  url: string;
  pid: number;
  out: string;
  err: string;
  /** Sends the signal and waits for the end; returns the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

interface NpmStarts {
  /** Runs `npm start` as a process until it is ready or has ended. It ends with this process, even if that is killed. */
  start(args: string[], env?: Record<string, string>): Promise<Started>;
  /** Kills the processes that still run. */
  killAll(): void;
}

export function npmStarts(): NpmStarts {
  const processes = new Set<ChildProcess>();
  const guardian = guard({});
  return {
    killAll() {
      for (const child of processes) child.kill('SIGKILL');
      guardian.release();
    },
    async start(args, env = {}) {
      const { DATABASE_URL: _, ...inherited } = process.env;
      const child = spawn(
        process.execPath,
        ['--import', './scripts/preload.js', 'playground/start/index.ts', ...args],
        {
          env: { ...inherited, ...env },
        },
      );
      processes.add(child);
      guardian.update({ pid: [...processes].flatMap(({ pid, exitCode }) => (pid && exitCode === null ? [pid] : [])) });
      const ended = once(child, 'close');
      const started: Started = {
        url: '',
        pid: child.pid ?? 0,
        out: '',
        err: '',
        async end(signal) {
          child.kill(signal);
          await ended;
          return child.exitCode;
        },
      };
      const ready = new Promise<void>((resolve) => {
        child.stdout.on('data', (data) => {
          started.out += data;
          started.url = /^ready (\S+)$/m.exec(started.out)?.[1] ?? '';
          if (started.url) resolve();
        });
      });
      child.stderr.on('data', (data) => {
        started.err += data;
      });
      await Promise.race([ready, ended]);
      return started;
    },
  };
}
