import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { verifyKey } from 'discord-interactions';
import { Hono } from 'hono';
import type { Simulator, SimulatorOptions } from '../../../simulator/discord/simulator.ts';
import { createSimulator } from '../../../simulator/discord/simulator.ts';

export type Json = Record<string, unknown>;
export type Handler = (interaction: Json) => Response | Json | Promise<Response | Json>;

/** Starts a small bot that verifies requests and responds as the test says. It is connected to a simulator of its own. */
export async function connectedBot(commands: unknown, handler: Handler, options: SimulatorOptions = {}) {
  const simulator = await createSimulator(options);
  const received: Json[] = [];
  const app = new Hono();
  app.post('/interactions', async (c) => {
    const body = await c.req.text();
    const { 'x-signature-ed25519': signature = '', 'x-signature-timestamp': timestamp = '' } = c.req.header();
    const isGenuine = await verifyKey(body, signature, timestamp, simulator.publicKey).catch(() => false);
    if (!isGenuine) return c.text('wrong signature', 401);
    const interaction = JSON.parse(body) as Json;
    received.push(interaction);
    const answer = await handler(interaction);
    return answer instanceof Response ? answer : c.json(answer);
  });
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, listening.resolve);
  simulator.connect(`http://127.0.0.1:${(await listening.promise).port}/interactions`);
  simulator.register(commands);
  return {
    simulator,
    received,
    async [Symbol.asyncDispose]() {
      await simulator.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const silent = { allowed_mentions: { parse: [] } };

export function message(data: Json): Json {
  return { type: 4, data: { ...silent, ...data } };
}

/** Sends a request with an interaction's token, as a handler does in waitUntil. */
export function withToken(simulator: Simulator, { token }: Json, method: string, path: string, body?: Json | FormData) {
  return fetch(`${simulator.apiUrl}/v10/webhooks/${simulator.applicationId}/${String(token)}${path}`, {
    method,
    ...(body instanceof FormData
      ? { body }
      : body
        ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
        : {}),
  });
}
