import type { APIEmbed } from 'discord-api-types/v10';
import { chartUrl } from '../charts/link.ts';
import type { Application } from '../env.ts';
import type { Picture } from '../views/pictures/picture.ts';
import { describeError } from './errors.ts';

/** Returns a picture for an embed, with its alt text. Undefined without pictures, or if it does not fit: no picture breaks a reply. */
export async function pictureFor(
  { chart, alt }: Picture,
  charts: Application['charts'],
  requestOrigin: string | undefined,
): Promise<APIEmbed['image']> {
  const origin = charts?.origin ?? requestOrigin;
  if (!charts || origin === undefined) return undefined;
  try {
    const url = await chartUrl(chart, { origin, key: charts.key });
    return url === undefined ? undefined : ({ url, description: alt } as APIEmbed['image']);
  } catch (error) {
    console.error(JSON.stringify({ outcome: 'error', path: 'picture', error: describeError(error) }));
    return undefined;
  }
}
