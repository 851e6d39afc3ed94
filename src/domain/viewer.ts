/**
 * The reader of a reply: a Discord user, or the public, as for a post in a channel or a web page. An opted-out player is hidden from all
 * readers but themselves.
 */
export type Viewer = { discordId: string } | 'public';
