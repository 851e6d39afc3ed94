/**
 * guild: the community's server. dm: the bot's direct messages. other-guild: another server that has added the app. user-install: another
 * server, where only the user has the app.
 */
export type Place = 'guild' | 'dm' | 'other-guild' | 'user-install';

export const FOREIGN_GUILD = '300000000000000099';

/** The channel in which somebody types at each place. */
export const channels: Record<Place, string> = {
  guild: '400000000000000001',
  dm: '400000000000000002',
  'other-guild': '400000000000000003',
  'user-install': '400000000000000004',
};

/** Returns the place of a message, which is also that of its components. */
export function placeOf({ channel_id: channel }: { channel_id?: string }): Place {
  const [place] = Object.entries(channels).find(([, id]) => id === channel) ?? [];
  return (place as Place | undefined) ?? 'guild';
}
