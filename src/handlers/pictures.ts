import type { APIEmbed } from 'discord-api-types/v10';
import type { Chart } from '../charts/index.ts';
import { chartLink } from '../charts/link.ts';
import type { Application } from '../env.ts';
import type { Picture } from '../views/pictures/picture.ts';
import { describeError } from './errors.ts';

/** Returns a picture for an embed, with its alt text. Undefined without pictures, or if it does not fit: no picture breaks a reply. */
export async function pictureFor(
  { chart, alt }: Picture,
  charts: Application['charts'],
  requestOrigin: string | undefined,
): Promise<APIEmbed['image']> {
  const link = await linkTo(chart, charts, requestOrigin);
  return link && ({ url: link.url, description: alt } as APIEmbed['image']);
}

/** Returns the address of a picture and what it shows, which is less where the address would be too long. Undefined as {@link pictureFor}. */
export async function linkTo(
  chart: Chart,
  charts: Application['charts'],
  requestOrigin: string | undefined,
): ReturnType<typeof chartLink> {
  const origin = charts?.origin ?? requestOrigin;
  if (!charts || origin === undefined) return undefined;
  try {
    return await chartLink(chart, { origin, key: charts.key });
  } catch (error) {
    console.error(JSON.stringify({ outcome: 'error', path: 'picture', error: describeError(error) }));
    return undefined;
  }
}
