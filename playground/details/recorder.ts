import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../../simulator/discord/simulator.ts';
import type { SqlRoundTrip } from '../../simulator/neon/endpoint.ts';
import type { Details } from './details.ts';

/** How much is kept. */
const most = { exchanges: 200, trips: 2000, logs: 500, characters: 20_000 };
/** How long a statement may come after the reply and still belong to it, in milliseconds. */
const tailMs = 1000;
/** How long a log line may take from the Worker to here, in milliseconds. */
const logWithinMs = 1500;

/** What the Worker stores after its answer, of how that went. */
const storesMetrics = /^\s*insert into metrics/;

/** Keeps what happened for the latest messages. */
export interface Recorder {
  onExchange(exchange: Exchange): void;
  onRoundTrip(trip: SqlRoundTrip): void;
  /** Receives each line that the Worker logs. */
  onLog(line: string): void;
  /** Notes that something other than an interaction ran, such as an upload. Jobs are noted from their log lines. */
  onOther(startedMs: number, endedMs: number): void;
  /** Returns what happened for an interaction, once its log line has arrived. Undefined if it is unknown or too old. */
  find(interactionId: string): Promise<Details | undefined>;
}

interface Span {
  startedMs: number;
  endedMs: number;
}

export function createRecorder(): Recorder {
  const exchanges = new Map<string, Exchange>();
  const logs = new Map<string, Record<string, unknown>>();
  const trips: SqlRoundTrip[] = [];
  const others: Span[] = [];

  const noteOther = (span: Span) => {
    others.push(span);
    if (others.length > most.exchanges) others.shift();
  };
  /** Returns whether the trip belongs to the exchange: it began during it, or shortly after it and before any other. */
  const isOf = (exchange: Exchange, { startedMs, statements }: SqlRoundTrip) => {
    if (startedMs < exchange.startedMs || statements.some(({ query }) => storesMetrics.test(query))) return false;
    if (startedMs <= exchange.endedMs) return true;
    const next = [...exchanges.values(), ...others].find((one) => one.startedMs > exchange.startedMs);
    return startedMs < Math.min(exchange.endedMs + tailMs, next?.startedMs ?? Number.POSITIVE_INFINITY);
  };

  return {
    onExchange: (exchange) => keep(exchanges, exchange.interactionId, exchange, most.exchanges),
    onRoundTrip(trip) {
      trips.push(shortened(trip));
      if (trips.length > most.trips) trips.shift();
    },
    onLog(line) {
      const parsed = parseLine(line);
      if (typeof parsed?.interaction === 'string') keep(logs, parsed.interaction, parsed, most.logs);
      if (parsed?.kind === 'job') noteOther(spanOf(parsed));
    },
    onOther: (startedMs, endedMs) => noteOther({ startedMs, endedMs }),
    async find(id) {
      const exchange = exchanges.get(id);
      if (!exchange) return undefined;
      for (const until = Date.now() + logWithinMs; !logs.has(id) && Date.now() < until; ) await sleep(20);
      const { startedMs, endedMs, ...rest } = exchange;
      const overlaps = (one: Span) => one !== exchange && one.startedMs < endedMs && one.endedMs > startedMs;
      return {
        ...rest,
        ms: endedMs - startedMs,
        trips: trips
          .filter((trip) => isOf(exchange, trip))
          .map((trip) => ({ ...trip, startedMs: trip.startedMs - startedMs })),
        log: logs.get(id),
        isShared: [...exchanges.values(), ...others].some(overlaps),
      };
    },
  };
}

/** Returns when a job ran, by its log line. */
function spanOf({ at, ms }: Record<string, unknown>): Span {
  const startedMs = Date.parse(String(at)) - performance.timeOrigin;
  return { startedMs, endedMs: startedMs + Number(ms) };
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value, size: number): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > size && oldest !== undefined) map.delete(oldest);
}

function parseLine(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** Cuts what would fill the memory: parameters may be whole files. */
function shortened(trip: SqlRoundTrip): SqlRoundTrip {
  const cut = (value: unknown) =>
    typeof value === 'string' && value.length > most.characters
      ? `${value.slice(0, most.characters)}… (${value.length} characters)`
      : value;
  const statements = trip.statements.map((one) => ({
    ...one,
    query: String(cut(one.query)),
    params: one.params.map(cut),
  }));
  return { ...trip, statements };
}
