import { alarmOf } from '../clock/alarm.ts';

/** Asks an invented Clock what messages and web pages ask it. */
export async function rehearseClock(): Promise<void> {
  const clock = { ringBy: async () => {}, pageTime: async () => ({ mayAsk: true, untilMs: 0 }) };
  const alarm = alarmOf({ CLOCK: { getByName: () => clock } });
  await alarm.ringBy(new Date(0), 'https://localhost');
  await alarm.pageTime();
}
