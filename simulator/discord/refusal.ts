/** Discord's own client would not let a person type, press or choose this. Nothing was sent. */
export class DiscordRejection extends Error {
  override name = 'DiscordRejection';
}
