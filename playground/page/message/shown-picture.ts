import type { APIEmbedImage } from 'discord-api-types/v10';
import type { Message } from '../api.ts';
import { imageSource } from '../safe-url.ts';

/** A picture of a message, with its size as Discord knows it. */
export interface ShownPicture {
  source: string;
  /** What it shows, in words. Empty if nobody has said so. */
  alt: string;
  width: number;
  height: number;
}

/**
 * Returns what the page needs of an embed's picture. Undefined for a picture whose size Discord does not know, because it could not fetch it:
 * Discord leaves that one out.
 */
export function shownPicture(
  { url, width, height, description }: APIEmbedImage & { description?: string },
  files: NonNullable<Message['attachments']>,
): ShownPicture | undefined {
  const source = imageSource(url, files);
  if (source === undefined || !width || !height) return undefined;
  const named = files.find((file) => url === `attachment://${file.filename}`);
  return { source, alt: description ?? named?.description ?? '', width, height };
}
