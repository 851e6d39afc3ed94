import type { APIMessage } from 'discord-api-types/v10';
import type { Chart } from '../../src/charts/index.ts';
import { unpack } from '../../src/charts/payload.ts';

/** Bindings of a Worker that adds pictures to its answers. */
export const withPictures = { CHARTS_KEY: '0123456789abcdef0123456789abcdef' };

/** Returns the data of a message's picture, as its address carries them, and its alt text. Throws if there is no picture of this kind. */
export function pictureOf<Kind extends Chart['kind']>(message: APIMessage | null, kind: Kind) {
  const { url = '', description = '' } = (message?.embeds[0]?.image ?? {}) as { url?: string; description?: string };
  const chart = unpack(/\/charts\/1\/([\w-]+)\./.exec(url)?.[1] ?? '');
  if (chart?.kind !== kind) throw new Error(`There is no picture ${kind} in ${JSON.stringify(message)}.`);
  return { data: chart.data as Chart<Kind>['data'], alt: description };
}
