import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openPostsChannel, postsChannel } from '../../playground/channel/posts-channel.ts';
import { casesOf } from '../../playground/gallery/cases/index.ts';
import { createSimulator } from '../../simulator/discord/simulator.ts';
import type { Chart } from '../../src/charts/index.ts';
import { draw } from '../../src/charts/index.ts';
import { encodePng } from '../../src/charts/png.ts';

const stats = '400000000000000001';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'stopwatch-posts-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** Starts a simulated Discord with the channel, and returns how the bot writes to it. */
async function open(file: string) {
  const discord = await createSimulator({ rateLimit: { requests: 1000, perMs: 1 } });
  onTestFinished(discord.close);
  const channel = openPostsChannel(discord, file);
  const call = async (method: string, path: string, content?: string, embeds: unknown[] = []) => {
    const response = await fetch(`${discord.apiUrl}/v10/channels/${path}`, {
      method,
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      ...(content === undefined ? {} : { body: JSON.stringify({ content, embeds, allowed_mentions: { parse: [] } }) }),
    });
    return {
      status: response.status,
      id: response.status === 204 ? '' : ((await response.json()) as { id: string }).id,
    };
  };
  return { discord, channel, call, contents: () => channel.messages().map(({ content }) => content) };
}

test('posts are kept over a restart as they were last, and can be edited afterwards', async () => {
  const file = join(folder(), 'posts.json');
  const first = await open(file);
  const revisions = [first.channel.revision()];
  const own = `${postsChannel.id}/messages`;
  const { id } = await first.call('POST', own, 'supply');
  const gone = await first.call('POST', own, 'adlernest');
  await first.call('PATCH', `${own}/${id}`, 'supply 2 : 0');
  revisions.push(first.channel.revision());
  await first.call('DELETE', `${own}/${gone.id}`);
  revisions.push(first.channel.revision());
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  expect(new Set(revisions).size).toBe(3);
  expect(first.contents()).toEqual(['supply 2 : 0']);

  const second = await open(file);
  expect(second.contents()).toEqual(['supply 2 : 0']);
  expect((await second.call('PATCH', `${own}/${id}`, 'supply 2 : 1')).status).toBe(200);
  expect(readFileSync(file, 'utf8')).toContain('supply 2 : 1');
});

test('the size of a picture, which comes later than its message, is a change that the page is told and that is kept', async () => {
  const file = join(folder(), 'posts.json');
  const { discord, channel, call } = await open(file);
  const png = encodePng(draw(casesOf.ranking.typical as Chart).image());
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = createServer(async (_, response) => {
    await released;
    response.writeHead(200, { 'content-type': 'image/png' }).end(png);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  discord.fetchPictures();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`;
  await call('POST', `${postsChannel.id}/messages`, 'supply', [{ description: 'x', image: { url } }]);
  const before = channel.revision();
  expect(channel.messages()[0]?.embeds[0]?.image?.width).toBe(undefined);
  release();
  await expect.poll(() => channel.messages()[0]?.embeds[0]?.image?.width).toBe(800);
  expect(channel.revision()).toBeGreaterThan(before);
  expect(readFileSync(file, 'utf8')).toContain('"width":800');
});

test('what the bot posts in a channel that a manager chose is shown; a file that is none is no obstacle', async () => {
  const file = join(folder(), 'posts.json');
  writeFileSync(file, '{');
  const { discord, channel, call, contents } = await open(file);
  expect(channel.name()).toBe('match-posts');
  await call('POST', `${postsChannel.id}/messages`, 'one');
  await call('POST', `${stats}/messages`, 'two');
  await call('POST', `${postsChannel.id}/messages`, 'three');
  expect(contents()).toEqual(['one', 'two', 'three']);
  await call('POST', `${stats}/messages`, 'four');
  expect(channel.name()).toBe('stats');
  discord.channels.remove(stats);
  expect(contents()).toEqual(['one', 'three']);
});
