import type { Settings } from '../db/queries/settings.ts';
import { messageOf, withPage } from '../discord/reply.ts';
import { localeOf } from '../texts/locale.ts';
import type { PostContext, PostKind } from './kind.ts';

/** A post as it is to be in the channel. Undefined where there is nothing to show. An error where rendering failed. */
export type Rendered = { body: ReturnType<typeof messageOf>; hash: string } | { error: unknown } | undefined;

interface Rendering extends Pick<PostContext, 'now' | 'picture'> {
  kinds: readonly PostKind[];
  settings: Settings;
  /** The time zone, if no manager has set one. */
  timeZone: string;
  /** Where web pages are. Undefined without pages. */
  pagesAt: string | undefined;
}

/** Renders posts from the rows that the statements of their kinds have read. Returns what they show by key. */
export async function renderPosts(
  posts: readonly { key: string; kind: string }[],
  loaded: readonly unknown[],
  { kinds, settings, timeZone, pagesAt, now, picture }: Rendering,
): Promise<Map<string, Rendered>> {
  const rows = new Map((loaded as { key: string }[]).map((row) => [row.key, row]));
  const context = {
    locale: localeOf(settings.language ?? settings.serverLocale ?? 'en'),
    timeZone: settings.timeZone ?? timeZone,
    now,
    picture,
  };
  const rendered = await Promise.all(
    posts.map(async ({ key, kind }) => {
      const found = kinds.find((one) => one.kind === kind);
      const row = rows.get(key);
      return [key, found && row ? await render(found, row, { ...context, key, pagesAt }) : undefined] as const;
    }),
  );
  return new Map(rendered);
}

async function render(
  kind: PostKind,
  row: { key: string },
  context: PostContext & Pick<Rendering, 'pagesAt'>,
): Promise<Rendered> {
  try {
    const reply = await kind.render(row, context);
    if (!reply) return undefined;
    const body = messageOf(withPage(reply, context.pagesAt));
    if (!JSON.stringify(body.components).includes(context.key)) {
      throw new Error(`No button of ${kind.kind} holds the key of the post, so its message could not be found again.`);
    }
    return { body, hash: await hashOf(JSON.stringify(body)) };
  } catch (error) {
    return { error };
  }
}

async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
