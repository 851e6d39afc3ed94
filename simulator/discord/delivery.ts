import { setImmediate as immediate } from 'node:timers/promises';
import { readBody, readText } from './body.ts';
import type { SentFile } from './limits.ts';
import type { Exchange, SimulatorState } from './state.ts';

/** A Worker's first answer. */
export interface Answer {
  /** The HTTP status, or 0 after a timeout. */
  status: number;
  json: unknown;
  files: SentFile[];
  problems: string[];
  /** The request and the response as they were on the wire. */
  wire: Pick<Exchange, 'request' | 'response'>;
}

/** Signs the interaction, posts it and reads the answer, within Discord's timeout. Never throws for errors of the Worker. */
export async function deliver(state: SimulatorState, interaction: unknown): Promise<Answer> {
  const { answerWithinMs } = state.settings;
  const signed = sign(state, JSON.stringify(interaction));
  const wire: Answer['wire'] = { request: signed, response: undefined };
  const failed = (status: number, problem: string) => ({ status, json: null, files: [], problems: [problem], wire });
  try {
    const response = await send(signed, AbortSignal.timeout(answerWithinMs));
    const type = response.headers.get('content-type') ?? '';
    const text = /json|text/.test(type) ? await response.text() : undefined; // a body with files is not shown
    wire.response = { status: response.status, headers: Object.fromEntries(response.headers), body: text };
    if (response.status !== 200) {
      const said = text ?? (await response.text());
      return failed(response.status, `The Worker answered ${response.status}, not 200: ${said.slice(0, 300)}`);
    }
    const { json, files } = text === undefined ? await readBody(response) : readText(type, text);
    // What the Worker wrote to its log before this answer has arrived as well. It is read first, so that who asked finds it there.
    await immediate();
    return { status: 200, json, files, problems: [], wire };
  } catch (error) {
    const { name, message, cause } = error as Error;
    if (name === 'TimeoutError') return failed(0, `The application did not respond within ${answerWithinMs} ms.`);
    return failed(
      0,
      `The Worker's answer cannot be read: ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`,
    );
  }
}

/** Changes to what Discord would send, for tests of the verification. An undefined header is left out. */
export interface RawOptions {
  /** seconds since 1970, or any text that a forger would send */
  timestamp?: string | undefined;
  signature?: string | undefined;
  /** The bytes that are sent, if they differ from the signed ones. */
  sent?: string;
}

export async function post(state: SimulatorState, body: string, raw: RawOptions = {}): Promise<Response> {
  const signed = sign(state, body, raw);
  return send({ ...signed, body: raw.sent ?? body });
}

function sign(state: SimulatorState, body: string, raw: RawOptions = {}): Exchange['request'] {
  if (!state.interactionsUrl) throw new Error('The simulator does not know the Worker yet: call connect(url).');
  const timestamp = 'timestamp' in raw ? raw.timestamp : String(Math.floor(state.settings.now().getTime() / 1000));
  const signature = 'signature' in raw ? raw.signature : state.keys.sign(timestamp ?? '', body);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
    ...(signature === undefined ? {} : { 'x-signature-ed25519': signature }),
    ...(timestamp === undefined ? {} : { 'x-signature-timestamp': timestamp }),
  };
  return { method: 'POST', url: state.interactionsUrl, headers, body };
}

function send({ url, ...init }: Exchange['request'], signal?: AbortSignal): Promise<Response> {
  return fetch(url, { ...init, redirect: 'manual', ...(signal ? { signal } : {}) });
}
