import type { APIEmbed } from 'discord-api-types/v10';
import { isOnThisMachine } from './limits/embed.ts';

const userAgent = 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)';
const withinMs = 5000;
/** Discord reads the beginning of a page only. */
const mostCharacters = 512 * 1024;
const mostInTitleBytes = 67;
const mostInDescription = 347;

/** What Discord shows below a pasted link, or why it shows nothing. */
export type Unfurled = { embed: APIEmbed } | { problem: string };

/** Fetches a link as Discord does when somebody pastes it, and returns what is shown below it. Runs no script. Asks this machine only. */
export async function unfurl(url: string): Promise<Unfurled> {
  if (!isOnThisMachine(url)) return { problem: 'Only links to this machine are looked at here.' };
  try {
    const page = await read(url, 'text/html');
    if (page.status !== 200)
      return { problem: `The page answers ${page.status}, so that Discord shows the link alone.` };
    const tags = tagsOf(page.text);
    const title = tags.get('og:title') ?? tags.get('title');
    if (!title) return { problem: 'The page names no title, so that Discord shows the link alone.' };
    return { embed: { ...embedOf(url, title, tags), ...(await authorOf(tags.get('oembed'))) } };
  } catch (error) {
    return { problem: `The page could not be read: ${(error as Error).message}.` };
  }
}

function embedOf(url: string, title: string, tags: ReadonlyMap<string, string>): APIEmbed {
  const description = tags.get('og:description') ?? tags.get('description');
  const site = tags.get('og:site_name');
  const colour = /^#([0-9a-f]{6})$/i.exec(tags.get('theme-color') ?? '')?.[1];
  return {
    url,
    title: cutTo(title, mostInTitleBytes, (text) => Buffer.byteLength(text)),
    ...(description && { description: cutTo(description, mostInDescription, (text) => text.length) }),
    ...(site && { provider: { name: site } }),
    ...(colour && { color: Number.parseInt(colour, 16) }),
    ...pictureOf(tags),
  };
}

/** A large picture stands below the text, another one beside it. */
function pictureOf(tags: ReadonlyMap<string, string>): Pick<APIEmbed, 'image' | 'thumbnail'> {
  const url = tags.get('og:image');
  if (!url) return {};
  const picture = {
    url,
    width: Number(tags.get('og:image:width') ?? 0),
    height: Number(tags.get('og:image:height') ?? 0),
    description: tags.get('og:image:alt') ?? '',
  };
  return tags.get('twitter:card') === 'summary_large_image' ? { image: picture } : { thumbnail: picture };
}

/** Returns the author and the site of a page's oEmbed, which it links to. */
async function authorOf(address: string | undefined): Promise<Pick<APIEmbed, 'author' | 'provider'>> {
  if (address === undefined || !isOnThisMachine(address)) return {};
  const { status, text } = await read(address, 'application/json');
  if (status !== 200) return {};
  const { author_name, author_url, provider_name, provider_url } = JSON.parse(text) as Record<string, string>;
  return {
    ...(author_name && { author: { name: author_name, ...(author_url && { url: author_url }) } }),
    ...(provider_name && { provider: { name: provider_name, ...(provider_url && { url: provider_url }) } }),
  };
}

async function read(url: string, type: string): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    headers: { 'user-agent': userAgent, accept: type },
    signal: AbortSignal.timeout(withinMs),
  });
  return { status: response.status, text: (await response.text()).slice(0, mostCharacters) };
}

/** Returns the texts that a page's head has for chats, each by its name. */
function tagsOf(html: string): Map<string, string> {
  const head = html.slice(0, html.search(/<\/head>/i));
  const tags = new Map<string, string>();
  for (const [, kind, written = ''] of head.matchAll(/<(meta|link)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi)) {
    const given = new Map(
      [...written.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', double, single]) => [
        name.toLowerCase(),
        decoded(double ?? single ?? ''),
      ]),
    );
    const name = kind === 'meta' ? (given.get('property') ?? given.get('name')) : oEmbedIn(given);
    const value = given.get(kind === 'meta' ? 'content' : 'href');
    // The first of a name holds.
    if (name && value && !tags.has(name)) tags.set(name, value);
  }
  const title = /<title[^>]*>([^<]*)</i.exec(head)?.[1];
  if (title) tags.set('title', decoded(title).trim());
  return tags;
}

const oEmbedIn = (link: ReadonlyMap<string, string>) =>
  link.get('type') === 'application/json+oembed' ? 'oembed' : undefined;

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hexadecimal, name) => {
    if (name !== undefined) return signs[name] ?? all;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** Cuts a text that is longer than `most`, measured by `lengthOf`. */
function cutTo(text: string, most: number, lengthOf: (text: string) => number): string {
  if (lengthOf(text) <= most) return text;
  let kept = '';
  for (const sign of text) {
    if (lengthOf(`${kept}${sign}…`) > most) break;
    kept += sign;
  }
  return `${kept}…`;
}
