import type { Viewer } from '../domain/viewer.ts';

/**
 * Returns the viewer as a parameter for the database functions: a Discord id, or null for the public. The public sees no opted-out player.
 */
export function viewerId(viewer: Viewer): string | null {
  return viewer === 'public' ? null : viewer.discordId;
}
