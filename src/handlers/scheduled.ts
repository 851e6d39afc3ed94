import { alarmOf } from './clock/alarm.ts';

/** Handles the daily cron trigger: sets the Clock's alarm if it is missing. The database is not asked. */
export async function scheduled(_event: unknown, env: object): Promise<void> {
  await alarmOf(env).ensure();
}
