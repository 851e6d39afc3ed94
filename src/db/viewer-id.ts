import type { Viewer } from '../domain/viewer.ts';

/** Returns the viewer as the database functions take it: a Discord id, or null for the public, who sees no opted-out player. */
export function viewerId(viewer: Viewer): string | null {
  return viewer === 'public' ? null : viewer.discordId;
}
