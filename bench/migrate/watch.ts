import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** What a phase took: seconds, and seconds of CPU in the program and in the server. */
export interface Phase {
  seconds: number;
  program: number;
  server: number;
}

export interface Watched {
  seconds: number;
  /** Peak memory of the program in MB. */
  memory: number;
  phases: Map<string, Phase>;
}

/** Counts what a program and the processes of a PostgreSQL server use, by phase, as Linux's /proc shows it. */
export class Watch {
  private readonly started = performance.now();
  private readonly phases = new Map<string, Phase>();
  private readonly serverTicks = new Map<string, number>();
  private readonly postmaster: number;
  private readonly pid: number;
  private memory = 0;
  private programTicks = 0;
  private phase = 'start';
  private entered = { at: this.started, program: 0, server: 0 };

  constructor(pid: number, backend: number) {
    this.pid = pid;
    this.postmaster = parentOf(backend);
    this.look();
    this.entered.server = this.serverSum;
  }

  /** Reads /proc. Call it often, because what an ended process used since is lost. */
  look(): void {
    const memory = Number(/VmHWM:\s+(\d+) kB/.exec(read(`/proc/${this.pid}/status`))?.[1] ?? 0) / 1024;
    this.memory = Math.max(this.memory, memory);
    this.programTicks = Math.max(this.programTicks, ticksOf(String(this.pid)));
    for (const name of readdirSync('/proc')) {
      if (/^\d+$/.test(name) && parentOf(Number(name)) === this.postmaster) this.serverTicks.set(name, ticksOf(name));
    }
  }

  enter(phase: string): void {
    this.look();
    this.leave();
    this.phase = phase;
  }

  end(): Watched {
    this.leave();
    return { seconds: (performance.now() - this.started) / 1000, memory: this.memory, phases: this.phases };
  }

  private leave(): void {
    const now = { at: performance.now(), program: this.programTicks, server: this.serverSum };
    const before = this.phases.get(this.phase) ?? { seconds: 0, program: 0, server: 0 };
    this.phases.set(this.phase, {
      seconds: before.seconds + (now.at - this.entered.at) / 1000,
      program: before.program + (now.program - this.entered.program) / ticksPerSecond,
      server: before.server + (now.server - this.entered.server) / ticksPerSecond,
    });
    this.entered = now;
  }

  private get serverSum(): number {
    return [...this.serverTicks.values()].reduce((sum, ticks) => sum + ticks, 0);
  }
}

function ticksOf(pid: string): number {
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

function parentOf(pid: number): number {
  return Number(read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] ?? 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process has ended
  }
}
