import { DurableObject } from 'cloudflare:workers';
import { describeError } from '../errors.ts';
import { usedLately } from '../metrics.ts';
import type { World } from '../world.ts';
import { worldFor } from '../world.ts';
import type { Advanced, ClockStub } from './alarm.ts';
import type { KeptPageTime, PageTime } from './page-time.ts';
import { pageTimeAt } from './page-time.ts';
import { ring } from './ring.ts';
import { metricsText } from './snapshot.ts';
import { timerOf } from './timer.ts';

const minuteMs = 60_000;
/** How long (ms) the Clock leaves a database alone that does not answer. Doubled after each time, up to six hours. */
const firstPauseMs = 5 * minuteMs;
const longestPauseMs = 6 * 60 * minuteMs;
/** How late (ms) an alarm may be before another one is set. */
const lateMs = 15 * minuteMs;
/** How many times POST /dev/clock lets it ring at most. */
const mostRings = 500;

/**
 * The Durable Object that runs the jobs. Its one alarm is the earliest instant at which something is due. Each alarm is an invocation of
 * its own that runs one job, and sets the next alarm.
 */
export class Clock extends DurableObject<object> implements ClockStub {
  /** The earliest instant asked for while a job runs. */
  #wantedAtMs = Number.POSITIVE_INFINITY;
  #ringing: Promise<unknown> = Promise.resolve();

  async ringBy(atMs: number, origin?: string): Promise<void> {
    this.#wantedAtMs = Math.min(this.#wantedAtMs, atMs);
    if (origin !== undefined && origin !== (await this.#origin())) await this.ctx.storage.put('origin', origin);
    const timer = timerOf(await this.#world(), this.ctx.storage);
    const dueAtMs = await timer.dueAtMs();
    if (dueAtMs === undefined || atMs < dueAtMs) await timer.set(atMs);
  }

  async ensure(): Promise<void> {
    const world = await this.#world();
    const timer = timerOf(world, this.ctx.storage);
    const nowMs = world.clock.now().getTime();
    const dueAtMs = await timer.dueAtMs();
    if (dueAtMs === undefined || dueAtMs < nowMs - lateMs) await timer.set(nowMs);
  }

  async metrics(isAwake: boolean): Promise<string | undefined> {
    const world = await this.#world();
    return metricsText(world, this.ctx.storage, usedLately(world) || isAwake);
  }

  async pageTime(): Promise<PageTime> {
    const { clock, application } = await this.#world();
    const { storage } = this.ctx;
    const dailyMs = (application.pages?.hoursADay ?? 0) * 60 * minuteMs;
    const { time, kept } = pageTimeAt(clock.now().getTime(), await storage.get<KeptPageTime>('pageTime'), dailyMs);
    if (kept) await storage.put('pageTime', kept);
    return time;
  }

  override async alarm(): Promise<void> {
    try {
      await this.#ringAlone();
    } catch (error) {
      // Without a valid configuration nothing can run. The daily cron trigger tries again.
      console.error(JSON.stringify({ kind: 'clock', outcome: 'error', error: describeError(error) }));
    }
  }

  async shift(): Promise<number> {
    return (await this.ctx.storage.get<number>('shift')) ?? 0;
  }

  async advance(byMs: number, isJump: boolean): Promise<Advanced> {
    await this.#ringing; // which has yet to say what is due next
    const { storage } = this.ctx;
    const world = await this.#world();
    const timer = timerOf(world, storage);
    const targetMs = world.clock.now().getTime() + byMs;
    const moveTo = async (instantMs: number) => {
      const aheadMs = Math.max(0, instantMs - world.clock.now().getTime());
      await storage.put('shift', (await this.shift()) + aheadMs);
      await this.#world();
    };
    if (isJump) await moveTo(targetMs);
    const ran: Advanced['ran'] = [];
    for (let rings = 0; rings < mostRings; rings += 1) {
      const dueAtMs = await timer.dueAtMs();
      if (dueAtMs === undefined || dueAtMs > targetMs) break;
      if (!isJump) await moveTo(dueAtMs);
      const job = await this.#ringAlone();
      if (job) ran.push(job);
    }
    await moveTo(targetMs);
    const dueAtMs = await timer.dueAtMs();
    if (dueAtMs !== undefined) await timer.set(dueAtMs);
    return { now: world.clock.now().toISOString(), ran, next: dueAtMs === undefined ? null : iso(dueAtMs) };
  }

  /** Returns where the Worker was last asked for something that changes messages. Alarms have no request that could tell. */
  #origin(): Promise<string | undefined> {
    return this.ctx.storage.get<string>('origin');
  }

  /** Returns the World, in the time that development has set. */
  async #world(): Promise<World> {
    const world = worldFor(this.env);
    if (world.application.development.hasClock) world.clock.shiftTo(await this.shift());
    return world;
  }

  /** Rings after the ring that is under way, if there is one. */
  #ringAlone(): Promise<Advanced['ran'][number] | undefined> {
    const rung = this.#ringing.then(() => this.#ring());
    this.#ringing = rung.catch(() => {});
    return rung;
  }

  async #ring(): Promise<Advanced['ran'][number] | undefined> {
    const { storage } = this.ctx;
    const world = await this.#world();
    const timer = timerOf(world, storage);
    this.#wantedAtMs = Number.POSITIVE_INFINITY;
    // If this invocation is ended, Cloudflare lets the alarm ring again, which then waits until the lease of the job is over.
    try {
      const { job, nextAt } = await ring(world, await this.#origin());
      // To store is dearer than to read.
      if ((await storage.get('pauses')) !== undefined) await storage.delete('pauses');
      await timer.set(Math.min(nextAt.getTime(), this.#wantedAtMs));
      return job;
    } catch (error) {
      const pauses = (await storage.get<number>('pauses')) ?? 0;
      await storage.put('pauses', pauses + 1);
      const pauseMs = Math.min(firstPauseMs * 2 ** pauses, longestPauseMs);
      console.error(JSON.stringify({ kind: 'clock', outcome: 'error', pauseMs, error: describeError(error) }));
      await timer.set(Math.min(world.clock.now().getTime() + pauseMs, this.#wantedAtMs));
      return undefined;
    }
  }
}

const iso = (ms: number) => new Date(ms).toISOString();
