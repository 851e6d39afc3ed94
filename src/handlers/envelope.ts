import type { APIInteraction } from 'discord-api-types/v10';
import * as v from 'valibot';
import { isSnowflake } from '../discord/snowflake.ts';

/**
 * The fields of an interaction that the bot reads, as Discord documents them. Everything else is dropped, for example the content of a
 * pressed message. What a command takes is not checked here: options may come from an older registration.
 */
const snowflake = v.pipe(v.string(), v.check(isSnowflake));
const user = v.object({ id: snowflake, username: v.string() });
const digits = v.pipe(v.string(), v.regex(/^\d{1,30}$/));

const envelope = {
  id: snowflake,
  token: v.pipe(v.string(), v.nonEmpty()),
  guild_id: v.optional(snowflake),
  channel_id: v.optional(snowflake),
  app_permissions: v.optional(digits),
  member: v.optional(v.object({ user, permissions: digits })),
  user: v.optional(user),
  locale: v.optional(v.string()),
  guild_locale: v.optional(v.string()),
};

const value = v.optional(v.union([v.string(), v.number(), v.boolean()]));
const leaf = { name: v.string(), type: v.number(), value, focused: v.optional(v.boolean()) };
const options = v.optional(v.array(v.object({ ...leaf, options: v.optional(v.array(v.object(leaf))) })));

const commandData = v.object({
  name: v.string(),
  type: v.number(),
  guild_id: v.optional(snowflake),
  target_id: v.optional(snowflake),
  options,
  resolved: v.optional(v.object({ users: v.optional(v.record(v.string(), v.object({ username: v.string() }))) })),
});

const ping = 1;
const command = v.object({ type: v.number(), ...envelope, data: commandData });
const component = v.object({
  type: v.number(),
  ...envelope,
  message: v.object({ flags: v.optional(v.number()) }),
  data: v.object({ custom_id: v.string(), values: v.optional(v.array(v.string())) }),
});
const modal = v.object({ type: v.number(), ...envelope, data: v.object({ custom_id: v.string() }) });

/** The shapes by type: command, component, autocomplete, modal. */
const shapes = new Map<unknown, v.GenericSchema>([
  [2, command],
  [3, component],
  [4, command],
  [5, modal],
]);

/** Reads the body of a request. Returns undefined unless it is an interaction that Discord could have sent. */
export function readInteraction(body: Uint8Array): APIInteraction | undefined {
  const given = parsed(body);
  const type = typeof given === 'object' && given !== null && 'type' in given ? given.type : undefined;
  if (type === ping) return given as APIInteraction;
  const shape = shapes.get(type);
  const result = shape && v.safeParse(shape, given, { abortEarly: true });
  if (!result?.success) return undefined;
  const interaction = result.output as APIInteraction;
  return interaction.member || interaction.user ? interaction : undefined;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body));
  } catch {
    return undefined;
  }
}
