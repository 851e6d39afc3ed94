import { expect, test } from 'vitest';
import type { Consequence, Progress, Refusal } from '../../src/discord/refused-request.ts';
import { consequenceOf } from '../../src/discord/refused-request.ts';

const html = '<!doctype html><title>Access denied | discord.com used Cloudflare to restrict access</title>';
const blocked =
  '{"message":"You are being blocked from accessing our API temporarily due to exceeding our rate limits.","code":0}';
const oldEdits =
  '{"message":"Maximum number of edits to messages older than 1 hour reached. Try again later","code":30046}';
const limited = '{"message":"You are being rate limited.","retry_after":0.3,"global":false}';
const noWebhook = '{"message":"Unknown Webhook","code":10015}';

const refusal = (status: number, text: string, retryAfter: string | null = null): Refusal => ({
  status,
  text,
  retryAfter,
});

test.each<[string, Refusal, Progress, Consequence]>([
  ['429 JSON with retry_after', refusal(429, limited, '0.3'), { attempt: 1 }, { retryAfterMs: 300 }],
  ['429 JSON with retry_after, no header', refusal(429, limited), { attempt: 2 }, { retryAfterMs: 300 }],
  ['429 JSON with the header alone', refusal(429, '{"message":"slow"}', '2'), { attempt: 1 }, { retryAfterMs: 2000 }],
  ['429 JSON with more than waitUntil has', refusal(429, '{"retry_after":60}'), { attempt: 1 }, { final: true }],
  ['429 JSON at the third attempt', refusal(429, limited), { attempt: 3 }, { final: true }],
  ['429 HTML', refusal(429, html), { attempt: 1 }, { bannedMs: 0 }],
  ['429 HTML with Retry-After', refusal(429, html, '1800'), { attempt: 1 }, { bannedMs: 1_800_000 }],
  ['429 error code: 1015', refusal(429, 'error code: 1015'), { attempt: 1 }, { bannedMs: 0 }],
  ['429 JSON without a time', refusal(429, blocked), { attempt: 1 }, { bannedMs: 0 }],
  ['429 JSON with retry_after 0', refusal(429, '{"retry_after":0}', '0'), { attempt: 1 }, { bannedMs: 0 }],
  ['429 JSON with a code of its own and no time', refusal(429, oldEdits), { attempt: 1 }, { final: true }],
  ['429 JSON null', refusal(429, 'null'), { attempt: 1 }, { bannedMs: 0 }],
  ['429 without a body', refusal(429, ''), { attempt: 1 }, { bannedMs: 0 }],
  [
    '404 10015 right after the deferral',
    refusal(404, noWebhook),
    { attempt: 1, sinceDeferralMs: 20 },
    { retryAfterMs: 250 },
  ],
  ['404 10015 again', refusal(404, noWebhook), { attempt: 4, sinceDeferralMs: 4999 }, { retryAfterMs: 1000 }],
  ['404 10015 after five seconds', refusal(404, noWebhook), { attempt: 1, sinceDeferralMs: 5000 }, { final: true }],
  ['404 10015 without a deferral', refusal(404, noWebhook), { attempt: 1 }, { final: true }],
  ['404 of a message', refusal(404, '{"code":10008}'), { attempt: 1, sinceDeferralMs: 20 }, { final: true }],
  ['404 HTML', refusal(404, html), { attempt: 1, sinceDeferralMs: 20 }, { final: true }],
  ['403 JSON', refusal(403, '{"message":"Missing Access","code":50001}'), { attempt: 1 }, { final: true }],
  ['403 HTML', refusal(403, html), { attempt: 1 }, { final: true }],
  ['500', refusal(500, '{"message":"500: Internal Server Error","code":0}'), { attempt: 1 }, { retryAfterMs: 500 }],
  ['502 HTML', refusal(502, html), { attempt: 2 }, { retryAfterMs: 1000 }],
  ['502 at the third attempt', refusal(502, html), { attempt: 3 }, { final: true }],
])('%s', (_, refused, progress, consequence) => {
  expect(consequenceOf(refused, progress)).toEqual(consequence);
});
