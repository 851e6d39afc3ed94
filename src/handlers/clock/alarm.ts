import { describeError } from '../errors.ts';
import type { PageTime } from './page-time.ts';

/** Lets the Clock ring, which runs the jobs that are due. It never fails: what it cannot do is logged. */
export interface Alarm {
  /** Lets the Clock ring at this instant or earlier. `origin` is where the Worker was asked, if a request with a valid signature or token did. */
  ringBy(at: Date, origin?: string): Promise<void>;
  /** Lets the Clock ring now if nothing else would let it ring. */
  ensure(): Promise<void>;
  /** Asks the Clock whether web pages may ask the database. If it does not answer, they may. */
  pageTime(): Promise<PageTime>;
}

/** The methods of the Durable Object that the Worker calls. */
export interface ClockStub {
  ringBy(atMs: number, origin?: string): Promise<void>;
  ensure(): Promise<void>;
  /** Returns whether web pages may ask the database, and lets them if it may be woken for them. */
  pageTime(): Promise<PageTime>;
  /** Returns the metrics as text. `isAwake` says that the database is awake. Undefined if they never could be read. */
  metrics(isAwake: boolean): Promise<string | undefined>;
  /** For development: returns by how many milliseconds now() is moved. */
  shift(): Promise<number>;
  /** For development: moves now() and runs what becomes due. */
  advance(byMs: number, isJump: boolean): Promise<Advanced>;
}

/** What happened while now() was moved. */
export interface Advanced {
  now: string;
  /** The jobs that ran, in order. */
  ran: { job: string; outcome: 'ok' | 'error' }[];
  /** When the Clock rings next. Null if never. */
  next: string | null;
}

/** The Worker's binding CLOCK. */
interface ClockNamespace {
  getByName(name: string): ClockStub;
}

/** Returns the only Clock, or undefined if the Worker has no binding CLOCK. */
export function clockIn(env: object): ClockStub | undefined {
  return 'CLOCK' in env ? (env.CLOCK as ClockNamespace).getByName('clock') : undefined;
}

const always: PageTime = { mayAsk: true, untilMs: 0 };

/** The alarm of a Clock that never rings, for development. */
export const stillAlarm: Alarm = {
  ringBy: async () => {},
  ensure: async () => {},
  pageTime: async () => always,
};

/** Returns the alarm of a Worker with these bindings. */
export function alarmOf(env: object): Alarm {
  const call = async <Result>(use: (clock: ClockStub) => Promise<Result>): Promise<Result | undefined> => {
    try {
      const clock = clockIn(env);
      if (!clock) throw new Error('The binding CLOCK is missing: deploy with the wrangler.toml of this version.');
      return await use(clock);
    } catch (error) {
      console.error(JSON.stringify({ kind: 'clock', outcome: 'error', error: describeError(error) }));
      return undefined;
    }
  };
  return {
    ringBy: (at, origin) => call((clock) => clock.ringBy(at.getTime(), origin)),
    ensure: () => call((clock) => clock.ensure()),
    pageTime: async () => (await call((clock) => clock.pageTime())) ?? always,
  };
}
