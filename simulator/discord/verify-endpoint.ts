import type { SimulatorState } from './state.ts';

const withinMs = 3000;

/**
 * Returns whether a URL may become the application's Interactions Endpoint URL. As Discord does, it sends a signed PING, which must get a
 * PONG, and one with a wrong signature, which must get 401.
 */
export async function isEndpoint(state: SimulatorState, url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const body = JSON.stringify({ id: state.newId(), application_id: state.settings.applicationId, type: 1, version: 1 });
  const timestamp = String(Math.floor(state.settings.now().getTime() / 1000));
  const send = async (signature: string) => {
    const headers = {
      'content-type': 'application/json',
      'x-signature-ed25519': signature,
      'x-signature-timestamp': timestamp,
    };
    const signal = AbortSignal.timeout(withinMs);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal }).catch(
      () => undefined,
    );
    return {
      status: response?.status,
      json: (await response?.json().catch(() => undefined)) as { type?: unknown } | undefined,
    };
  };
  const right = await send(state.keys.sign(timestamp, body));
  const wrong = await send('0'.repeat(128));
  return right.status === 200 && right.json?.type === 1 && wrong.status === 401;
}
