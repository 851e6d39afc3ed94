import { expect, test } from 'vitest';
import { parseEnv } from '../src/env.ts';

const enough = {
  DATABASE_URL: 'postgresql://bot:secret@db.example/stats',
  DISCORD_PUBLIC_KEY: '0'.repeat(64),
  DISCORD_APPLICATION_ID: '100000000000000000',
};

test('tokens are named after game servers; one server may have two while one is being replaced', () => {
  const INGEST_TOKENS = 'main:0123456789abcdef, duel:fedcba9876543210\n main:00112233445566778899';
  expect(parseEnv({ ...enough, INGEST_TOKENS, SERVER_TIME_ZONE: 'Europe/Berlin' }).community.ingest).toEqual({
    tokens: [
      { server: 'main', token: '0123456789abcdef' },
      { server: 'duel', token: 'fedcba9876543210' },
      { server: 'main', token: '00112233445566778899' },
    ],
    perMinute: 1200,
    timeZone: 'Europe/Berlin',
  });
  expect(parseEnv(enough).community.ingest).toEqual({ tokens: [], perMinute: 1200, timeZone: 'UTC' });
});

test.each<[string, string, string]>([
  ['INGEST_TOKENS', 'main:short', 'must look like'],
  ['INGEST_TOKENS', '0123456789abcdef0123', 'must look like'],
  ['INGEST_TOKENS', 'My Server:0123456789abcdef', 'must look like'],
  ['INGEST_TOKENS', 'a:0123456789abcdef,b:0123456789abcdef', 'has a token twice'],
  ['INGEST_PER_MINUTE', '0', 'must be a whole number'],
  ['LINKING', 'Open', 'must be proof or open'],
  ['LINKING', 'yes', 'must be proof or open'],
  ['SERVER_TIME_ZONE', 'Mars/Olympus', 'must be an IANA time zone'],
  ['CHARTS_KEY', 'z'.repeat(31), 'must have at least 32 characters'],
  ...[
    'stats.example.org',
    'http://stats.example.org',
    'https://stats.example.org/charts',
    'https://stats.example.org?',
    'https://user@stats.example.org',
    'https://[',
    'http://localhost.example.org',
    'ftp://stats.example.org',
  ].map((url): [string, string, string] => [
    'PUBLIC_URL',
    url,
    'must be the address at which Discord reaches this Worker',
  ]),
])('%s %j is refused in a sentence that does not repeat the value', (name, value, message) => {
  const parse = () => parseEnv({ ...enough, [name]: value });
  expect(parse).toThrow(`${name} ${message}`);
  expect(parse).not.toThrow(value);
});

test.each([
  ['https://stats.example.org/', 'https://stats.example.org'],
  ['https://stats.example.org:8443', 'https://stats.example.org:8443'],
  ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
  ['http://localhost', 'http://localhost'],
  ['', undefined],
])('pictures come from PUBLIC_URL %j, or where the Worker is', (PUBLIC_URL, origin) => {
  expect(parseEnv({ ...enough, CHARTS_KEY: 'z'.repeat(32), PUBLIC_URL }).application.charts?.origin).toBe(origin);
});

test('links need proof unless LINKING is open', () => {
  const linksWithoutProof = (LINKING?: string) => parseEnv({ ...enough, LINKING }).community.linksWithoutProof;
  expect([linksWithoutProof(), linksWithoutProof('proof'), linksWithoutProof('open')]).toEqual([false, false, true]);
});

test('the clock that can be moved is only beside a stand-in for the database, never in a deployed Worker', () => {
  const development = (vars: object) => parseEnv({ ...enough, ...vars }).application.development;
  expect(development({ DEV_CLOCK: 'on' }).hasClock).toBe(false);
  expect(development({ DEV_CLOCK: 'on', DEV_NEON_ENDPOINT: 'http://127.0.0.1:1/sql' }).hasClock).toBe(true);
});
