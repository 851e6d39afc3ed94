import fc from 'fast-check';
import { anyText } from './any-text.ts';

/** Bodies as Discord would send them, in the community's server, with all kinds of fields that the bot reads. */
export function validEnvelopes(guildId: string): unknown[] {
  const user = { id: '200000000000000001', username: 'somebody', global_name: null };
  const base = {
    id: '900000000000000001',
    application_id: '100000000000000001',
    token: 'token',
    version: 1,
    locale: 'de',
    guild_locale: 'fr',
    guild_id: guildId,
    member: { user, permissions: '2248473465835073', nick: null },
    authorizing_integration_owners: { 0: guildId },
    context: 0,
  };
  const command = (data: object) => ({ ...base, type: 2, data: { id: '1', type: 1, ...data } });
  const typing = (data: object) => ({ ...base, type: 4, data: { id: '1', type: 1, ...data } });
  const press = (data: object) => ({ ...base, type: 3, message: { id: '5', flags: 64, content: 'x' }, data });
  return [
    { ...base, type: 1 },
    command({ name: 'stats', options: [{ name: 'player', type: 3, value: 'a' }] }),
    command({
      name: 'stats',
      options: [{ name: 'user', type: 6, value: '200000000000000002' }],
      resolved: { users: { '200000000000000002': { id: '200000000000000002', username: 'other' } } },
    }),
    command({ name: 'leaderboard', options: [{ name: 'page', type: 4, value: 2 }] }),
    command({
      name: 'synergy',
      options: [{ name: 'best', type: 1, options: [{ name: 'limit', type: 4, value: 5 }] }],
    }),
    command({
      name: 'Stats',
      type: 2,
      target_id: '200000000000000002',
      resolved: { users: { '200000000000000002': { id: '200000000000000002', username: 'other' } } },
    }),
    press({
      custom_id: '1|leaderboard.page|200000000000000001|stat=kills|period=all|page=1|at=next',
      component_type: 2,
    }),
    press({ custom_id: '1|help.group|200000000000000001', component_type: 3, values: ['You'] }),
    typing({ name: 'stats', options: [{ name: 'player', type: 3, value: 'a', focused: true }] }),
    typing({
      name: 'players',
      options: [{ name: 'find', type: 1, options: [{ name: 'name', type: 3, value: 'a', focused: true }] }],
    }),
    { ...base, type: 5, data: { custom_id: 'x', components: [] } },
  ];
}

const odd = fc.constantFrom<unknown>(
  ...[null, '', ' ', 0, -1, 0.5, 1e308, true, [], {}, [[]], [null], '\0', '\ud83e', 'constructor', '__proto__'],
  ...['9'.repeat(20), '-1', '1'.repeat(5000), 'x'.repeat(5000), 2 ** 53 + 2, { options: [{}] }],
);
const anything = fc.oneof(odd, fc.jsonValue({ maxDepth: 3 }));

/** Draws signed bodies in which something is not as Discord would send it, and bodies that are no JSON. */
export function malformedEnvelopes(valid: readonly unknown[]): fc.Arbitrary<string> {
  const broken = fc
    .tuple(
      fc.constantFrom(...valid),
      fc.array(fc.tuple(fc.nat(), fc.option(anything, { nil: undefined })), { minLength: 1, maxLength: 3 }),
    )
    .map(([envelope, changes]) => JSON.stringify(changes.reduce(changed, structuredClone(envelope))));
  const cut = fc
    .tuple(fc.constantFrom(...valid), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([envelope, share]) => {
      const text = JSON.stringify(envelope);
      return text.slice(0, Math.floor(text.length * share));
    });
  const nested = fc.constantFrom('[', '{"data":', '{"type":2,"data":{"options":[').map((part) => part.repeat(2000));
  return fc.oneof(
    { weight: 12, arbitrary: broken },
    { weight: 2, arbitrary: cut },
    { weight: 1, arbitrary: nested },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: anyText() },
  );
}

/** Replaces a value somewhere inside, or removes it if the new one is undefined. */
function changed(envelope: unknown, [where, value]: [number, unknown]): unknown {
  const places = placesIn(envelope);
  const place = places[where % places.length];
  if (place) {
    if (value === undefined) delete place.owner[place.key];
    else place.owner[place.key] = structuredClone(value); // drawn values may be shared
  }
  return envelope;
}

interface Place {
  owner: Record<string, unknown>;
  key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((key) => [{ owner, key }, ...placesIn(owner[key])]);
}
