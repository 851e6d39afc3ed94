import { expect, test } from 'vitest';
import { databaseError } from '../../src/db/errors.ts';
import { retryOnce } from '../../src/db/retry-once.ts';

const waking = Object.assign(
  new Error('Server error (HTTP status 500): {"message":"Couldn\'t connect to compute node"}'),
);
const lost = new Error('Network connection lost.');
const denied = Object.assign(new Error('permission denied for table rounds'), { code: '42501' });

/** Calls retryOnce with a request that fails with these errors, each after `tookMs`, and a clock that moves only by waiting. */
async function attempt(errors: Error[], { isRepeatable = false, tookMs = 0, random = 0.5, timeoutMs = 10_000 } = {}) {
  let nowMs = 0;
  const limits: number[] = [];
  const retried: string[] = [];
  const clock = {
    runningMs: () => nowMs,
    async sleep(ms: number) {
      nowMs += ms;
    },
  };
  const send = async (limitMs: number) => {
    limits.push(limitMs);
    nowMs += tookMs;
    const error = errors[limits.length - 1];
    if (error) throw error;
    return 'done';
  };
  const onRetry = ({ reason }: { reason: string }) => void retried.push(reason);
  const result = await retryOnce(send, { timeoutMs, isRepeatable, clock, random: () => random, onRetry }).catch(
    (error) => databaseError(error).reason,
  );
  return { result, limits, retried };
}

test.each([
  [0, 9_700],
  [0.5, 9_500],
  [0.9999, 9_300],
])('what failed for a moment is sent once more, after 300 to 700 ms', async (random, left) => {
  const { result, limits, retried } = await attempt([waking], { random });
  expect(result).toBe('done');
  expect(limits.map(Math.round)).toEqual([10_000, left]);
  expect(retried).toEqual(['waking']);
});

test('once only, and the second error counts', async () => {
  expect(await attempt([waking, denied])).toMatchObject({ result: 'denied', limits: [10_000, 9_500] });
});

test('what would fail again is not', async () => {
  expect(await attempt([denied])).toEqual({ result: 'denied', limits: [10_000], retried: [] });
});

test('what may have taken effect is sent again only if it is repeatable', async () => {
  expect(await attempt([lost])).toEqual({ result: 'away', limits: [10_000], retried: [] });
  expect(await attempt([lost], { isRepeatable: true })).toMatchObject({ result: 'done', retried: ['away'] });
});

test('the time for both is that for one', async () => {
  expect(await attempt([waking], { tookMs: 9_400 })).toMatchObject({ result: 'done', limits: [10_000, 100] });
  expect(await attempt([waking], { tookMs: 9_600 })).toMatchObject({ result: 'waking', limits: [10_000] });
});
