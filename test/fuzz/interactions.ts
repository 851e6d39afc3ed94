import fc from 'fast-check';
import type { Simulator } from '../../simulator/discord/simulator.ts';
import { malformedEnvelopes, validEnvelopes } from '../support/envelopes.ts';
import { bodiesWithOddValues } from '../support/odd-values.ts';

/**
 * Returns an arbitrary of signed bodies that are not as Discord sends them: any interaction with values replaced or removed, odd values in
 * every option, button and menu, and bodies that are no interaction.
 */
export async function mutatedInteractions(discord: Simulator): Promise<fc.Arbitrary<string>> {
  const bodies = await bodiesWithOddValues({ discord });
  const withOdd = fc.constantFrom(...bodies.map((body) => JSON.parse(body) as object));
  const freshId = fc.bigInt({ min: 10n ** 17n, max: 10n ** 18n }).map(String);
  const oneOdd = fc.tuple(withOdd, freshId).map(([body, id]) => JSON.stringify({ ...body, id }));
  const oddAndBroken = fc.tuple(withOdd, freshId).chain(([body, id]) => malformedEnvelopes([{ ...body, id }]));
  return fc.oneof(
    { weight: 2, arbitrary: malformedEnvelopes(validEnvelopes(discord.guildId)) },
    { weight: 2, arbitrary: oneOdd },
    { weight: 2, arbitrary: oddAndBroken },
  );
}
