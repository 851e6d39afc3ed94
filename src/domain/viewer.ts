/** Whoever reads: a Discord user, or everybody, as a post in a channel or a page does. An opted-out player is hidden from all but themselves. */
export type Viewer = { discordId: string } | 'public';
