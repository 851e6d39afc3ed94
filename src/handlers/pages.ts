import type { Next } from 'hono';
import { sizeOf } from '../charts/index.ts';
import { counting } from '../db/counting.ts';
import { DatabaseError } from '../db/errors.ts';
import type { LocalTime } from '../db/queries/period.ts';
import { together } from '../db/together.ts';
import { toBase64 } from '../domain/base64.ts';
import { awayPage, notFoundPage, restPage } from '../pages/error.ts';
import { framed } from '../pages/frame.ts';
import { files, linksOf, pages } from '../pages/index.ts';
import { oembedOf } from '../pages/oembed.ts';
import type { Page, PageAnswer, PageContext, PageFile, Shown } from '../pages/page.ts';
import { robotsText } from '../pages/robots.ts';
import { script, style } from '../pages/style.ts';
import { localeOf } from '../texts/locale.ts';
import type { Picture } from '../views/pictures/picture.ts';
import type { CommunitySettings } from './community-settings.ts';
import { communitySettings, knownSettings } from './community-settings.ts';
import { describeError, explain } from './errors.ts';
import { noteUse } from './metrics.ts';
import { pageRestMs } from './page-rest.ts';
import { pagesAt } from './pages-at.ts';
import { linkTo } from './pictures.ts';
import type { HandlerContext } from './world.ts';

/** How long caches keep a page: as long as somebody who left the statistics can still be seen. */
const cachedSeconds = 60;
const cached = `public, max-age=${cachedSeconds}`;
/** When (s) to ask again if the database does not answer. */
const retryAfterSeconds = 30;
/** A longer address than that of any page is not read. */
const longestPath = 400;

/** A page, and what somebody asked it. */
interface Wanted {
  page: Page;
  parts: string[];
  sort: string | undefined;
}

/** Handles GET requests for web pages, where the community has switched them on. Leaves others to the routes as they are without pages. */
export async function servePage(c: HandlerContext, next: Next): Promise<Response | undefined> {
  const world = c.get('world');
  const site = world.application.pages;
  if (!site) {
    await next();
    return undefined;
  }
  if (c.req.path === '/robots.txt') {
    c.header('Cache-Control', cached);
    return c.text(robotsText(site.isIndexed));
  }
  if (c.req.path === '/oembed') return respondOembed(c);
  const wanted = wantedOf(c.req.raw.url);
  if (!wanted) return respond(c, notFoundPage(languageOf(knownSettings(world))), 404);
  if ('movedTo' in wanted) return moved(c, wanted.movedTo);
  const restMs = await pageRestMs(world);
  if (restMs !== undefined) {
    c.header('Retry-After', String(Math.ceil(restMs / 1000)));
    return respond(c, restPage(languageOf(knownSettings(world)), restMs), 503);
  }
  const { db, answer } = answering(c, wanted);
  const startedMs = world.clock.runningMs();
  const log = (outcome: 'ok' | 'error', details: object = {}) =>
    console[outcome === 'error' ? 'error' : 'log'](
      JSON.stringify({
        ...{ kind: 'page', name: `/${wanted.page.name}`, at: new Date(startedMs).toISOString() },
        ...{ ms: world.clock.runningMs() - startedMs, sqlMs: db.waitedMs(), queries: db.roundTrips(), outcome },
        ...details,
      }),
    );
  try {
    const found = await answer;
    noteUse(world);
    log('ok');
    const locale = languageOf(knownSettings(world));
    if (!found) return respond(c, notFoundPage(locale), 404);
    if ('movedTo' in found) return moved(c, found.movedTo);
    return 'text' in found ? respondFile(c, found) : respond(c, found, 200);
  } catch (error) {
    log('error', { error: describeError(error) });
    if (!(error instanceof DatabaseError)) throw error;
    c.header('Retry-After', String(retryAfterSeconds));
    const locale = languageOf(knownSettings(world));
    return respond(c, awayPage(locale, explain(error, locale)), 503);
  }
}

/** Returns the page of an address, or its canonical address if that differs. Undefined if no page can have it: that asks no database. */
function wantedOf(address: string): Wanted | { movedTo: string } | undefined {
  const { pathname, search, searchParams } = new URL(address);
  if (pathname.length > longestPath) return undefined;
  const path = pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
  const [name = '', ...parts] = path.slice(1).split('/');
  const page = [...pages, ...files].find((one) => one.name === name && one.address.test(parts.join('/')));
  if (!page) return undefined;
  const asked = searchParams.get('sort') ?? undefined;
  const sort = page.sorts?.find((one) => one === asked);
  const right = sort === undefined ? '' : `?sort=${sort}`;
  // Each address would be cached by itself, and would wake the database by itself.
  if (path !== pathname || search !== right) return { movedTo: path + right };
  return { page, parts, sort };
}

function answering(c: HandlerContext, { page, parts, sort }: Wanted) {
  const world = c.get('world');
  const db = counting(world.db, world.clock);
  const asking = together(db);
  const told = async (): Promise<PageContext> => {
    // With the page's own queries, if it makes some at the same time.
    const settings = await communitySettings(world, asking);
    const picture = async (wanted: Picture) => {
      const link = await linkTo(wanted.chart, world.application.charts, new URL(c.req.url).origin);
      return link && { url: link.url, alt: wanted.alt, ...sizeOf(link.chart) };
    };
    return {
      locale: languageOf(settings),
      timeZone: settings.timeZone,
      now: world.clock.now(),
      origin: originOf(c),
      picture,
    };
  };
  const answerBy = (clock: LocalTime) => page.answer({ parts, sort }, { db: asking, clock, told });
  const run = async (): Promise<PageAnswer> => {
    const timeZone = knownSettings(world)?.timeZone ?? world.community.timeZone;
    const clock = { now: world.clock.now(), timeZone };
    const answer = await answerBy(clock);
    // A page that asked nothing has learnt no other time zone.
    const right = knownSettings(world)?.timeZone ?? timeZone;
    return right === timeZone ? answer : answerBy({ ...clock, timeZone: right });
  };
  return { db, answer: run() };
}

/** Returns the community's language: what a manager has set, else that of its server. */
const languageOf = (settings: CommunitySettings | undefined) =>
  localeOf(settings?.language ?? settings?.serverLocale ?? 'en');

/** Sends somebody to another address. Caches forget it as soon as a page, because a merge can be undone. */
function moved(c: HandlerContext, path: string): Response {
  c.header('Cache-Control', cached);
  return c.redirect(path, 301);
}

async function respond(c: HandlerContext, shown: Shown, status: 200 | 404 | 503): Promise<Response> {
  const { application } = c.get('world');
  const locale = languageOf(knownSettings(c.get('world')));
  const origin = originOf(c);
  const isIndexed = status === 200 && application.pages?.isIndexed === true;
  const body = String(await framed(shown, { origin, isIndexed, links: linksOf(locale), locale }));
  c.header('Content-Security-Policy', await policyFor(application.charts?.origin));
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  if (!isIndexed) c.header('X-Robots-Tag', 'noindex');
  return status === 200 ? cacheable(c, body, { type: 'text/html', seconds: cachedSeconds }) : c.html(body, status);
}

const originOf = (c: HandlerContext) => pagesAt(c.get('world').application, new URL(c.req.url).origin) ?? '';

/** Sends a file. Programs of other sites may read it in a browser, and search engines need not list it. */
function respondFile(
  c: HandlerContext,
  { type, text, name, cachedSeconds: seconds = cachedSeconds }: PageFile,
): Promise<Response> {
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Robots-Tag', 'noindex');
  c.header('Access-Control-Allow-Origin', '*');
  if (name !== undefined) c.header('Content-Disposition', `attachment; filename="${name}"`);
  return cacheable(c, text, { type, seconds });
}

/** Tells a chat what stands beside the picture of a page, without the database. */
function respondOembed(c: HandlerContext): Response | Promise<Response> {
  const { url = '', format = 'json' } = c.req.query();
  if (format !== 'json') return c.text('Only format=json.', 501);
  const wanted = URL.parse(url)?.origin === originOf(c) ? wantedOf(url) : undefined;
  const isPage = wanted !== undefined && !('movedTo' in wanted) && pages.includes(wanted.page);
  if (!isPage) return c.text('No page has this address.', 404);
  return respondFile(c, oembedOf(originOf(c), languageOf(knownSettings(c.get('world')))));
}

/** Sends a text that caches keep for this number of seconds. */
async function cacheable(
  c: HandlerContext,
  text: string,
  { type, seconds }: { type: string; seconds: number },
): Promise<Response> {
  const etag = `"${(await hashOf(text)).slice(0, 22)}"`;
  c.header('Cache-Control', `public, max-age=${seconds}`);
  c.header('ETag', etag);
  // Cloudflare makes the tag a weak one when it compresses the text.
  if (c.req.header('If-None-Match')?.replace(/^W\//, '') === etag) return c.body(null, 304);
  c.header('Content-Type', `${type}; charset=utf-8`);
  return c.body(text);
}

let hashes: { style: string; script: string } | undefined;

/** Returns the policy by which browsers load nothing but pictures, and run the page's own script only. */
async function policyFor(pictures: string | undefined): Promise<string> {
  hashes ??= { style: await hashOf(style), script: await hashOf(script) };
  return [
    "default-src 'none'",
    `style-src 'sha256-${hashes.style}'`,
    `script-src 'sha256-${hashes.script}'`,
    `img-src 'self' data:${pictures === undefined ? '' : ` ${pictures}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const encoder = new TextEncoder();

/** Returns the SHA-256 of a text in Base64. */
async function hashOf(text: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))));
}
