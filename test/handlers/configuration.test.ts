import { expect, inject, test } from 'vitest';
import { startBundledWorker } from '../../simulator/worker/index.ts';
import { sample } from '../support/sample.ts';

const good = {
  DATABASE_URL: 'postgresql://user:password@host.example/database',
  DISCORD_PUBLIC_KEY: 'a'.repeat(64),
  DISCORD_APPLICATION_ID: '123456789012345678',
};

const variables: [name: string, value: string | undefined, wayOut: string][] = [
  ['DATABASE_URL', '', 'Neon console'],
  ['DATABASE_URL', 'mysql://user:password@host/database', 'postgresql://'],
  ['DATABASE_URL', undefined, 'missing'],
  ['DISCORD_PUBLIC_KEY', undefined, 'missing'],
  ['DISCORD_PUBLIC_KEY', '', 'General Information'],
  ['DISCORD_PUBLIC_KEY', 'a'.repeat(63), '64 hexadecimal digits'],
  ['DISCORD_APPLICATION_ID', 'stopwatch', '15 to 20 digits'],
  ['HEALTH_TOKEN', 'short', '16 characters'],
  ['TIME_ZONE', 'Mars/Olympus', 'Europe/Berlin'],
  ['REPLAY_WINDOW_SECONDS', 'soon', 'seconds'],
  ['DEV_NOW', 'yesterday', 'instant'],
  ['DEV_CLOCK', 'fast', 'must be on'],
];

test.each(sample(variables, 4))(
  '%s = %j: one line names the variable and how to correct it',
  async (name, value, wayOut) => {
    const vars = Object.fromEntries(
      Object.entries({ ...good, [name]: value }).filter(([, text]) => text !== undefined),
    ) as Record<string, string>;
    const bundle = inject('bundle');
    // wrangler.toml has empty variables to fill in. Here a variable is left out if it has no value.
    const kept = Object.fromEntries(Object.entries(bundle.vars).filter(([key]) => key !== name || value !== undefined));
    const worker = await startBundledWorker({ bundle: { ...bundle, vars: kept }, vars });
    const response = await fetch(`${worker.url}/interactions`, { method: 'POST', body: '{}' });
    const text = await response.text();
    await worker.close();
    expect(response.status).toBe(500);
    expect(text.split('\n')).toHaveLength(1);
    expect(text).toContain(`Configuration: ${name} `);
    expect(text).toContain(wayOut);
  },
);
