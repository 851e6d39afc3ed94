import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff, parseRetryAfter } from '../../../scripts/monitor/backoff.ts';
import { Bell } from '../../../scripts/monitor/bell.ts';
import { Settling } from '../../../scripts/monitor/settling.ts';
import { parseSftpAddress } from '../../../scripts/monitor/sftp/address.ts';
import { hostName, knownKeys } from '../../../scripts/monitor/sftp/known-hosts.ts';
import { Troubles } from '../../../scripts/monitor/troubles.ts';
import { judge } from '../../../scripts/monitor/verdict.ts';
import { inOrder } from '../../../scripts/monitor/wanted.ts';

const file = (name: string, size = 1, modified = 1) => ({ name, size, modified });

describe('waiting', () => {
  test('doubles from a second to five minutes, the second half at random', () => {
    expect([1, 2, 3, 8, 9, 10, 500].map((failures) => backoff(failures, 1))).toEqual([
      1_000, 2_000, 4_000, 128_000, 256_000, 300_000, 300_000,
    ]);
    expect(backoff(3, 0)).toBe(2_000);
  });

  test('is never shorter than the server asks for', () => {
    expect(backoff(1, 0, 30_000)).toBe(30_000);
    expect(backoff(1, 0.5, 30_000)).toBe(30_500);
    expect(backoff(9, 1, 1_000)).toBe(256_000);
    fc.assert(
      fc.property(fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4_000_000), (n, random, asked) => {
        expect(backoff(n + 1, random, asked)).toBeGreaterThanOrEqual(asked);
      }),
    );
  });

  const now = Date.parse('2026-01-02T20:00:00Z');
  test.each([
    ['30', 30_000],
    ['0', 0],
    ['Fri, 02 Jan 2026 20:00:10 GMT', 10_000],
    ['Fri, 02 Jan 2026 19:00:00 GMT', 0],
    ['86400', 3_600_000],
    ['soon', undefined],
    [null, undefined],
  ])('Retry-After: %s is %s ms', (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });

  test('a bell that rang before the wait ends it, once', async () => {
    const bell = new Bell();
    bell.ring();
    expect(await bell.wait(60_000)).toBe(true);
    expect(await bell.wait(1)).toBe(false);
    const waiting = bell.wait(60_000);
    bell.ring();
    expect(await waiting).toBe(true);
  });
});

describe('which file next', () => {
  test('a file settles when size and time stay the same for the time of rest', () => {
    const settling = new Settling(1000, 5000);
    expect(settling.look([file('a', 1), file('b', 1)], 0)).toEqual([]);
    expect(settling.look([file('a', 2), file('b', 1)], 900)).toEqual([]);
    expect(settling.look([file('a', 2), file('b', 1)], 1000)).toEqual([file('b', 1)]);
    expect(settling.look([file('a', 2, 2), file('b', 1)], 1900)).toEqual([file('b', 1)]);
    expect(settling.look([file('a', 2, 2)], 2900)).toEqual([file('a', 2, 2)]);
    settling.forget('a');
    expect(settling.look([file('a', 2, 2)], 3000)).toEqual([]);
  });

  test('a file that keeps changing is restless after a while, one that is tried starts again', () => {
    const settling = new Settling(1000, 5000);
    for (let now = 0; now <= 4000; now += 1000) settling.look([file('a', now), file('b', 1)], now);
    expect(settling.restless(4000)).toEqual([]);
    settling.look([file('a', 5), file('b', 1)], 5000);
    expect(settling.restless(5000)).toEqual(['a']);
    settling.tried('a', 5000);
    settling.look([file('a', 6)], 11_000);
    expect(settling.restless(11_000)).toEqual([]);
    expect(settling.look([file('a', 6)], 12_000)).toEqual([file('a', 6)]);
  });

  test('so is one whose bytes are never those of the look', () => {
    const settling = new Settling(1000, 5000);
    for (let now = 0; now <= 6000; now += 500) {
      const settled = settling.look([file('a')], now);
      for (const { name } of settled) settling.forget(name);
    }
    expect(settling.restless(6000)).toEqual(['a']);
  });

  test('by stamp, the round before its endstats, whatever the map', () => {
    const names = [
      '2025-12-31-235959-zzz-round-2.txt',
      '2026-01-01-000000-b-a_t-t+l.e-round-1.txt',
      '2026-01-01-000000-b-a_t-t+l.e-round-1-endstats.txt',
      '2026-01-01-000001-aaa-round-2.txt',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 4 }), (shuffled) => {
        expect(inOrder(shuffled.map((name) => file(name))).map(({ name }) => name)).toEqual(names);
      }),
    );
  });

  test('files that failed come after the others, each at its own time', () => {
    const troubles = new Troubles(() => 1);
    const files = ['a', 'b', 'c'].map((name) => file(name));
    const due = (now: number) => troubles.due(files, now).map(({ name }) => name);
    expect(troubles.add('a', 0)).toBe(1_000);
    expect(due(999)).toEqual(['b', 'c']);
    expect(due(1_000)).toEqual(['b', 'c', 'a']);
    expect(troubles.add('a', 1_000)).toBe(2_000);
    troubles.add('b', 1_500);
    expect(troubles.wait(files, 2_000)).toBe(500);
    expect(due(3_000)).toEqual(['c', 'b', 'a']);
    troubles.clear('a');
    troubles.clear('b');
    expect(troubles.wait(files, 3_000)).toBeUndefined();
    expect(due(3_000)).toEqual(['a', 'b', 'c']);
  });
});

describe('what an answer means', () => {
  const sent = { file: 'a.txt', sha256: 'abc' };
  const body = JSON.stringify({ ...sent, round: { id: 4, players: 1, counts: false, reason: 'bots' }, findings: [{}] });
  test.each<[number, string, object]>([
    [201, body, { kind: 'stored', note: 'round 4, 1 player, does not count: bots, 1 finding' }],
    [201, JSON.stringify({ ...sent, round: null, note: 'waits' }), { kind: 'stored', note: 'waits' }],
    [200, body, { kind: 'known', note: '' }],
    [200, JSON.stringify({ ...sent, sha256: 'abd' }), { kind: 'stop' }],
    [200, JSON.stringify({ ...sent, file: 'b.txt' }), { kind: 'stop' }],
    [200, '', { kind: 'stop' }],
    [200, '[]', { kind: 'stop' }],
    [201, 'null', { kind: 'stop' }],
    [204, '', { kind: 'stop' }],
    [302, '', { kind: 'stop' }],
    [400, '{"error":"no round file"}', { kind: 'refused', reason: 'no round file' }],
    [401, body, { kind: 'stop' }],
    [403, '', { kind: 'stop' }],
    [404, '', { kind: 'stop' }],
    [405, '', { kind: 'stop' }],
    [408, '', { kind: 'retry', reason: '408', isMaybeFile: false }],
    [413, '<html>too large</html>', { kind: 'refused', reason: 'The Worker answered 413.' }],
    [429, 'slowly', { kind: 'retry', reason: '429 slowly', isMaybeFile: false }],
    [500, 'Internal error', { kind: 'retry', reason: '500 Internal error', isMaybeFile: true }],
    [503, '{"error":"away"}', { kind: 'retry', reason: '503 away', isMaybeFile: false }],
    [522, '<html></html>', { kind: 'retry', reason: '522', isMaybeFile: false }],
  ])('%i %s', (status, text, expected) => {
    expect(judge({ status, location: null, body: text }, sent)).toMatchObject(expected);
  });
});

describe('SFTP addresses', () => {
  test.each<[string, object]>([
    ['sftp://et@game.example/srv/stats', { user: 'et', host: 'game.example', port: 22, folder: '/srv/stats' }],
    ['sftp://game.example:2222/a%20b/', { user: 'me', port: 2222, folder: '/a b/' }],
    ['sftp://et@[::1]:2222/~/stats', { host: '::1', folder: 'stats' }],
    ['sftp://et@HOST/~', { host: 'host', folder: '.' }],
    ['sftp://et%40home@host', { user: 'et@home', folder: '/' }],
  ])('%s', (text, expected) => {
    expect(parseSftpAddress(text, 'me')).toMatchObject(expected);
  });

  test.each([
    ['sftp://et:secret@host/', /^must not contain a password/],
    ['sftp:///stats', /^must look like/],
    ['sftp://host:99999/', /^must look like/],
    ['sftp://host/a?b', /%3F/],
    ['sftp://host/100%', /%25/],
  ])('%s is refused', (text, words) => {
    expect(parseSftpAddress(text, 'me')).toMatch(words);
  });
});

describe('known_hosts', () => {
  const key = 'ssh-ed25519 AAAA';
  const linesFor = (text: string, name: string) => knownKeys(text, 'file', name).map(({ line }) => line);

  test('names a host with its port unless that is 22', () => {
    expect(hostName('Game.Example', 22)).toBe('game.example');
    expect(hostName('::1', 2222)).toBe('[::1]:2222');
  });

  test.each([
    ['game.example', 'game.example', true],
    ['GAME.example,10.0.0.1', 'game.example', true],
    ['game.example', '[game.example]:2222', false],
    ['[game.example]:2222', '[game.example]:2222', true],
    ['[game.example]:2222', 'game.example', false],
    ['*.example', 'game.example', true],
    ['gam?.example', 'game.example', true],
    ['game.exampl', 'game.example', false],
    ['gameXexample', 'game.example', false],
    ['*.example,!game.example', 'game.example', false],
    ['!other.example', 'game.example', false],
    ['|1|bad', 'game.example', false],
  ])('%s means %s: %s', (hosts, name, isKnown) => {
    expect(linesFor(`${hosts} ${key} comment\r\n`, name)).toEqual(isKnown ? [1] : []);
  });

  test('comments, half lines and authorities say nothing, revoked keys are marked', () => {
    const text = `# h ${key}\n\nh\nh ssh-rsa\n@cert-authority h ${key}\n\th\t${key}\n@revoked h ${key}`;
    expect(knownKeys(text, 'file', 'h')).toMatchObject([
      { line: 6, isRevoked: false },
      { line: 7, isRevoked: true },
    ]);
  });

  test.runIf(hasSshKeygen())('hashed names as ssh-keygen writes them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stopwatch-known-hosts-'));
    const path = join(folder, 'known_hosts');
    const real = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH4RUvhRGE1G6Pp72bF8R9YpBMG+5YXr1w59GCLpaqbV';
    writeFileSync(path, `game.example ${real}\n[game.example]:2222 ${real}\n`);
    execFileSync('ssh-keygen', ['-H', '-f', path], { stdio: 'ignore' });
    const text = execFileSync('cat', [path], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(text).not.toContain('game');
    expect(linesFor(text, 'game.example')).toEqual([1]);
    expect(linesFor(text, '[game.example]:2222')).toEqual([2]);
    expect(linesFor(text, 'other.example')).toEqual([]);
  });

  test('any text is read without a throw', () => {
    const pieces = [
      '|1|',
      '@revoked',
      '*',
      '?',
      '!',
      ',',
      ' ',
      '\t',
      '\n',
      '\r',
      '[',
      ']:',
      '\\',
      '(',
      'h',
      'ssh-rsa',
      '\0',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 });
    fc.assert(fc.property(text, (parts) => void knownKeys(parts.join(''), 'file', 'h')));
  });
});

function hasSshKeygen(): boolean {
  try {
    execFileSync('ssh-keygen', ['-l', '-f', '/nowhere'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
