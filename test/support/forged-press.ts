interface ForgedPress {
  /** Discord's id of the user who presses. */
  as: string;
  /** The server it happens in. Without one it is a direct message. */
  guild?: string | undefined;
  permissions?: string;
  /** What was pressed: `custom_id`, `component_type` and, for a select, `values`. */
  data: object;
}

let lastId = 600_000_000_000_000_000n;

/** Returns the interaction of a press on a component that the bot never showed, under a message that only its user sees. */
export function forgedPress({ as, guild, permissions = '0', data }: ForgedPress): object {
  lastId += 1n;
  const user = { id: as, username: 'crook' };
  return {
    id: String(lastId),
    application_id: '1',
    token: 'token',
    version: 1,
    type: 3,
    message: { flags: 64 },
    ...(guild === undefined ? { user } : { guild_id: guild, member: { user, permissions } }),
    data,
  };
}
