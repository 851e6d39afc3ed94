import type { APIInteraction, APIInteractionResponse, APIMessageComponentInteraction } from 'discord-api-types/v10';
import type { Context, Place } from '../commands/context.ts';
import type { CountingDb } from '../db/counting.ts';
import { counting } from '../db/counting.ts';
import type { Measured } from '../db/queries/metrics.ts';
import { ephemeral, ephemeralFlag, messageOf, withPage } from '../discord/reply.ts';
import type { Locale } from '../texts/locale.ts';
import { localeOf } from '../texts/locale.ts';
import { version } from '../version.ts';
import { errorCode } from '../views/error-code.ts';
import type { Picture } from '../views/pictures/picture.ts';
import { tellWhatHappened } from './absence-notice.ts';
import { admit } from './access.ts';
import { deliver } from './answer.ts';
import { commandIds } from './command-ids.ts';
import type { CommunitySettings } from './community-settings.ts';
import { communitySettings, forgetSettings } from './community-settings.ts';
import type { ChoicesTask, MessageTask, Task } from './dispatch.ts';
import { resolveInteraction } from './dispatch.ts';
import { readInteraction } from './envelope.ts';
import { describeError, errorId, errorReply } from './errors.ts';
import { linkNotice, noticeRead, withNotice } from './link-notice.ts';
import { log } from './log.ts';
import { withMentions } from './mentions.ts';
import { storeMeasured } from './metrics.ts';
import { pagesAt } from './pages-at.ts';
import { pictureFor } from './pictures.ts';
import { isInCommunity, mayManage } from './rights.ts';
import { ringForPosts } from './ring-for-posts.ts';
import { withoutTyped } from './typed-text.ts';
import type { VerifiedContext } from './verify.ts';
import type { World } from './world.ts';

const ping = 1;
const pong = { type: 1 } as APIInteractionResponse;
const messageResponse = 4;
const choicesResponse = 8;

/** How long (ms) choices may take before the list stays empty. Discord gives up after three seconds and shows an error. */
const choicesWithinMs = 2000;

/** Handles Discord's interactions, including PING. The signature has already been verified. */
export async function interactions(c: VerifiedContext): Promise<Response> {
  const interaction = readInteraction(c.get('body'));
  if (!interaction) return c.text('The body is not an interaction', 400);
  if ((interaction.type as number) === ping) return c.json(pong);
  const wanted = resolveInteraction(interaction);

  const world = c.get('world');
  const run = runLogged(world, interaction, new URL(c.req.url).origin);
  const task = admit(wanted, interaction, world.community);
  if (typeof task === 'function') {
    run.refused(wanted);
    return c.json(refusalResponse(wanted, task(run.caller)));
  }
  if (task.kind === 'autocomplete') {
    const choices = await run.choices(task);
    c.executionCtx.waitUntil(run.measured());
    return c.json({ type: choicesResponse, data: { choices } });
  }

  const key = { applicationId: world.application.applicationId, token: interaction.token };
  const { mode, notice } = await run.preparation(task);
  const reply = run.reply({ ...task, mode }, notice);
  c.executionCtx.waitUntil(reply.then(run.replied));
  const { response, later } = await deliver(reply, { mode, key, caller: run.caller, world });
  // What follows a missing answer would stand in its place, for all to see.
  const told = Promise.resolve(later).then(
    () => run.answered(task, key),
    (error) => run.undelivered(task, error),
  );
  c.executionCtx.waitUntil(told.then(run.measured));
  return c.json(response);
}

/** The response to somebody who gets no answer here. It needs no round trip. */
function refusalResponse({ kind }: Task, text: string): APIInteractionResponse {
  if (kind === 'autocomplete') return { type: choicesResponse, data: { choices: [] } };
  return { type: messageResponse, data: messageOf(ephemeral(text)) } as APIInteractionResponse;
}

/** How long the settings may delay the choice of a reply's mode, in milliseconds. They are cached but for the first request. */
const settingsWithinMs = 1000;

/** What a command gets to know of the interaction and of the world, but for the community's settings, which may cost a round trip. */
function contextOf(
  world: World,
  interaction: APIInteraction,
  db: CountingDb,
): Omit<Context, 'timeZone' | 'locale' | 'waitingClaims' | 'hasPostTrouble' | 'postsWanted' | 'picture'> {
  const { clock, community } = world;
  const startedMs = clock.runningMs();
  const user = interaction.member?.user ?? interaction.user;
  const id = user?.id ?? '0';
  return {
    db,
    now: clock.now(),
    serverTimeZone: community.ingest.timeZone,
    elapsedMs: () => clock.runningMs() - startedMs,
    interactionId: interaction.id,
    user: { id, name: user?.username ?? '' },
    viewer: { discordId: id },
    usernames: usernamesIn(interaction),
    caller: localeOf('locale' in interaction ? interaction.locale : 'en-US'),
    isInCommunity: isInCommunity(interaction, community.guildIds),
    linksWithoutProof: community.linksWithoutProof,
    settingsChanged: () => forgetSettings(world),
    mayManage: mayManage(interaction, community.guildIds),
    commandIds: () => commandIds(world, registeredIn(interaction)),
    bot: { api: world.discord, token: world.application.token, applicationId: world.application.applicationId },
    place: placeOf(interaction),
    hasPictures: world.application.charts !== undefined,
    version,
  };
}

function placeOf(interaction: APIInteraction): Place {
  const { channel_id: channelId, app_permissions: permissions } =
    interaction as Partial<APIMessageComponentInteraction>;
  return {
    channelId,
    appPermissions: /^\d+$/.test(permissions ?? '') ? BigInt(permissions ?? '') : undefined,
    serverLocale: 'guild_locale' in interaction ? interaction.guild_locale : undefined,
  };
}

/** Returns functions that run tasks. They turn every error into a reply and write one log line per task. */
function runLogged(world: World, interaction: APIInteraction, origin: string) {
  const at = new Date(world.clock.runningMs()).toISOString();
  const db = counting(world.db, world.clock);
  const wanted = { posts: false };
  const postsWanted = () => {
    wanted.posts = true;
  };
  const picture = (wanted: Picture) => pictureFor(wanted, world.application.charts, origin);
  const context = { ...contextOf(world, interaction, db), postsWanted, picture };
  let absentees = new Set<string>();
  let measured: { row: Measured; failure: unknown } | undefined;
  const completed = async (task: Task): Promise<Context> => {
    const settings = await communitySettings(world, db.shared);
    absentees = settings.absentees;
    const locale = isSeenByAll(task, interaction) ? communityLocale(settings, interaction) : context.caller;
    const { timeZone, waitingClaims, hasPostTrouble } = settings;
    return { ...context, timeZone, waitingClaims, hasPostTrouble, locale: locale ?? context.caller };
  };
  const newErrorId = () => errorId(world.random);

  const line = ({ kind, name }: Task, outcome: 'ok' | 'error' | 'refused', details: object = {}) => {
    const took = { ms: context.elapsedMs(), sqlMs: db.waitedMs() };
    const queries = db.roundTrips();
    log({
      at,
      interaction: interaction.id,
      kind,
      name,
      guild: interaction.guild_id,
      ...took,
      queries,
      outcome,
      ...details,
    });
    // Whatever Discord sends can be the name of what the bot does not know.
    return { kind, name: kind === 'unknown' ? kind : name, ...took, roundTrips: queries };
  };
  const write = (task: Task, failed?: { error: unknown; id: string }) => {
    const details = failed && { error: withoutTyped(describeError(failed.error), interaction), errorId: failed.id };
    const row = line(task, failed ? 'error' : 'ok', details);
    measured = { row: { ...row, error: errorCode(failed?.error) }, failure: failed?.error };
  };

  return {
    caller: context.caller,
    refused: (task: Task) => line(task, 'refused'),
    /**
     * Returns the mode of a reply, and what the caller has to be told about their link before it. Such a reply is private, as are those to
     * a caller who opted out, unless they asked for all to see it. A press below a message that all see leaves that message as it is then.
     */
    async preparation(task: MessageTask): Promise<{ mode: MessageTask['mode']; notice?: string | undefined }> {
      const { mode, openly } = task;
      if (openly || (mode === 'update' && !isSeenByAll(task, interaction))) return { mode };
      const asked = async () => {
        const { claimants, optedOut } = await communitySettings(world, db.shared);
        const notice =
          mode !== 'update' && claimants.has(context.user.id)
            ? await linkNotice(db, context.user.id, context.caller)
            : undefined;
        const isPrivate = notice !== undefined || optedOut.has(context.user.id);
        return { mode: isPrivate ? ('private reply' as const) : mode, notice };
      };
      return (await Promise.race([asked(), world.clock.sleep(settingsWithinMs)])) ?? { mode };
    },
    async reply(task: MessageTask, notice?: string) {
      try {
        const reply = await task.run(await completed(task));
        if (notice !== undefined) {
          await noticeRead(db, context.user.id);
          context.settingsChanged();
        }
        write(task);
        const linked = withPage(reply, pagesAt(world.application, origin));
        return await withMentions(notice === undefined ? linked : withNotice(linked, notice), context.commandIds);
      } catch (error) {
        const id = newErrorId();
        write(task, { error, id });
        return errorReply(error, id, context);
      }
    },
    /** Lets the Clock send what the reply has changed. */
    replied: async () => {
      if (wanted.posts) await ringForPosts(world, origin);
    },
    /** Tells the caller, below the answer to a command, what happened while they were away. */
    answered: async ({ kind }: MessageTask, key: { applicationId: string; token: string }) => {
      const isTyped = kind === 'command' || kind === 'user command';
      const { user, caller: locale, commandIds } = context;
      if (isTyped) await tellWhatHappened({ id: user.id, locale, commandIds, absentees }, key, world);
    },
    /** Runs an autocomplete task. Returns an empty list if it fails or is late, because autocomplete cannot show an error. */
    async choices(task: ChoicesTask) {
      const found = completed(task).then((complete) => task.run(complete));
      try {
        const choices = await Promise.race([found, world.clock.sleep(choicesWithinMs)]);
        if (!choices) throw Object.assign(new Error(`No choices within ${choicesWithinMs} ms`), { name: 'late' });
        write(task);
        return choices;
      } catch (error) {
        write(task, { error, id: newErrorId() });
        return [];
      }
    },
    undelivered: (task: MessageTask, error: unknown) => write(task, { error, id: newErrorId() }),
    /** Stores how the task went. */
    measured: async () => {
      if (measured) await storeMeasured(world, measured.row, measured.failure);
    },
  };
}

/** Whether others see the reply, too: what only the caller sees is in their language. */
function isSeenByAll(task: Task, interaction: APIInteraction): boolean {
  if (task.kind === 'autocomplete' || task.mode === 'private reply') return false;
  const pressed = 'message' in interaction ? interaction.message : undefined;
  return ((pressed?.flags ?? 0) & ephemeralFlag) === 0;
}

/** The language of what everybody sees: what a manager set, else the server's; undefined in direct messages. */
function communityLocale({ language }: CommunitySettings, interaction: APIInteraction): Locale | undefined {
  const tag = language ?? ('guild_locale' in interaction ? interaction.guild_locale : undefined);
  return tag === undefined ? undefined : localeOf(tag);
}

function usernamesIn({ data }: APIInteraction): Map<string, string> {
  const users = data && 'resolved' in data && data.resolved && 'users' in data.resolved ? data.resolved.users : {};
  return new Map(Object.entries(users ?? {}).map(([id, { username }]) => [id, username]));
}

/** Returns the guild for which the command is registered, or undefined for a global command. */
function registeredIn({ data }: APIInteraction): string | undefined {
  return data && 'guild_id' in data ? data.guild_id : undefined;
}
