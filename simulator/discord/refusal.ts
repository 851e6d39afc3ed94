/** Something that Discord's own client would not let a person type, press or choose; nothing was sent. */
export class DiscordRejection extends Error {
  override name = 'DiscordRejection';
}
