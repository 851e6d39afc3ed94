import type { Context } from 'hono';
import { Hono } from 'hono';
import type { ReadBody } from '../body.ts';
import { readBody } from '../body.ts';
import type { Channel } from '../channels.ts';
import type { Json } from '../limits/form.ts';
import { Form, isJson } from '../limits/form.ts';
import { EPHEMERAL } from '../limits/message.ts';
import type { Problem } from '../limits.ts';
import { checkMessage, describeProblem, formError, OWN_RULE } from '../limits.ts';
import type { HeldMessage } from '../messages.ts';
import { has } from '../permissions.ts';
import type { SimulatorState } from '../state.ts';
import { listOf, readPage } from './message-list.ts';
import { limitRate } from './rate-limits.ts';
import { badRequest, notSnowflake, refused, unauthorized } from './refused.ts';

const CHANNEL = '/channels/:channel';
const MESSAGES = `${CHANNEL}/messages`;
const MESSAGE = `${MESSAGES}/:message`;
const NONCE_LENGTH = 25;

/** Returns the routes of a channel and its messages, for the bot's token. */
export function channelRoutes(state: SimulatorState): Hono {
  const { applicationId, token, rateLimit } = state.settings;
  const app = new Hono();

  const authorize = async (c: Context, next: () => Promise<void>) =>
    c.req.header('authorization') === `Bot ${token}` ? next() : unauthorized(c);
  const limits = limitRate(rateLimit, state.now);
  for (const path of [CHANNEL, `${CHANNEL}/*`]) app.use(path, authorize);
  for (const path of [MESSAGES, MESSAGE]) app.on(['POST', 'PATCH', 'DELETE'], path, limits);

  /** Calls `act` with the channel and the bot's permissions there, if the bot sees the channel. */
  const inChannel =
    (act: (c: Context, place: { channel: Channel; permissions: bigint }) => Response | Promise<Response>) =>
    (c: Context): Response | Promise<Response> => {
      const wrong = notSnowflake(c, 'channel');
      if (wrong) return wrong;
      const channel = state.server.get(c.req.param('channel') ?? '');
      if (!channel) return refused(c, 10003);
      const permissions = state.server.permissions(channel);
      const isOwn = channel.guildId === state.settings.guildId && state.server.isMember();
      return isOwn && has(permissions, 'View Channel') ? act(c, { channel, permissions }) : refused(c, 50001);
    };
  const withMessage = (
    act: (c: Context, about: { held: HeldMessage; permissions: bigint }) => Response | Promise<Response>,
  ) =>
    inChannel((c, { channel, permissions }) => {
      const held = state.messages.get(c.req.param('message') ?? '');
      const isHere = held && held.onlyFor === undefined && held.message.channel_id === channel.id;
      return notSnowflake(c, 'message') ?? (isHere ? act(c, { held, permissions }) : refused(c, 10008));
    });
  const refuse = (c: Context, problems: readonly Problem[]): Response | undefined => {
    const where = `${c.req.method} ${c.req.path.replace('/api/v10', '')}`;
    state.problems.push(...problems.map((problem) => `${where}: ${describeProblem(problem)}`));
    const final = problems.filter(({ code }) => code !== OWN_RULE);
    return final.length > 0 ? c.json(formError(final), 400) : undefined;
  };
  const read = (c: Context) => readBody(c.req.raw).catch((error: Error) => error);

  app.get(
    CHANNEL,
    inChannel((c, { channel }) =>
      c.json({
        id: channel.id,
        type: 0,
        guild_id: channel.guildId,
        name: channel.name,
        position: 0,
        permission_overwrites: channel.overwrites,
        nsfw: false,
        topic: null,
        parent_id: null,
        last_message_id: state.server.channels.messages(channel.id).at(-1)?.id ?? null,
        rate_limit_per_user: 0,
        flags: 0,
      }),
    ),
  );
  app.get(
    MESSAGES,
    inChannel((c, { channel, permissions }) => {
      const page = readPage(c.req.query());
      const refusal = refuse(c, page.problems);
      if (refusal) return refusal;
      const seen = has(permissions, 'Read Message History') ? state.server.channels.messages(channel.id) : [];
      return c.json(listOf(seen, page));
    }),
  );
  app.get(
    MESSAGE,
    withMessage((c, { held, permissions }) =>
      has(permissions, 'Read Message History') ? c.json(held.message) : refused(c, 50013),
    ),
  );
  app.post(
    MESSAGES,
    inChannel(async (c, { channel, permissions }) => {
      if (!has(permissions, 'Send Messages')) return refused(c, 50013);
      const body = await read(c);
      if (body instanceof Error) return badRequest(c, body);
      const refusal = refuse(c, checkNew(body));
      if (refusal) return refusal;
      const { data, isWithout } = allowed(body, permissions);
      if (isWithout && !data.content) return refused(c, 50013);
      const nonce = data.nonce === undefined || data.nonce === null ? undefined : String(data.nonce);
      const first = nonce !== undefined && data.enforce_nonce === true && state.nonces.find(nonce, applicationId);
      const before = first ? state.messages.get(first) : undefined;
      const base = { channel_id: channel.id, type: 0 };
      const held = before ?? state.messages.add(data, body.files, { base, userId: applicationId });
      if (nonce !== undefined && !before) state.nonces.add(nonce, applicationId, held.message.id);
      return c.json({ ...held.message, ...(nonce === undefined ? {} : { nonce: data.nonce }) });
    }),
  );
  app.patch(
    MESSAGE,
    withMessage(async (c, { held, permissions }) => {
      if (held.message.author.id !== applicationId) return refused(c, 50005);
      const body = await read(c);
      if (body instanceof Error) return badRequest(c, body);
      const { data } = allowed(body, permissions);
      const refusal = refuse(c, checkMessage(data, { files: body.files, before: { ...held.message } }));
      if (refusal) return refusal;
      state.messages.edit(held, data, body.files);
      return c.json(held.message);
    }),
  );
  app.delete(
    MESSAGE,
    withMessage((c, { held, permissions }) => {
      const isOwn = held.message.author.id === applicationId;
      if (!isOwn && !has(permissions, 'Manage Messages')) return refused(c, 50013);
      state.messages.remove(held.message.id);
      return c.body(null, 204);
    }),
  );
  return app;
}

/** Returns the message as the bot's permissions allow it. Without Embed Links, Discord drops the embeds and says nothing. */
function allowed({ json }: ReadBody, permissions: bigint): { data: Json; isWithout: boolean } {
  const data = isJson(json) ? json : {};
  const isWithout = Array.isArray(data.embeds) && data.embeds.length > 0 && !has(permissions, 'Embed Links');
  return { data: isWithout ? { ...data, embeds: [] } : data, isWithout };
}

function checkNew({ json, files }: ReadBody): Problem[] {
  const form = new Form(checkMessage(json, { files }));
  if (!isJson(json)) return form.problems;
  const { nonce, flags } = json;
  const place = form.at('nonce');
  if (nonce != null && typeof nonce !== 'string' && !Number.isSafeInteger(nonce)) {
    place.refuse('NONCE_TYPE_INVALID_TYPE', 'This field must be a string or integer.');
  } else if (nonce != null && [...String(nonce)].length > NONCE_LENGTH) {
    place.refuse('NONCE_TYPE_TOO_LONG', `Must be ${NONCE_LENGTH} or fewer characters long.`);
  }
  if ((Number(flags ?? 0) & EPHEMERAL) !== 0) {
    form.at('flags').refuse('BITFIELD_INVALID', 'Only a response to an interaction can be ephemeral.');
  }
  return form.problems;
}
