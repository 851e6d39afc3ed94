import { html, raw } from 'hono/html';
import { colour } from '../discord/reply.ts';
import { graphemesOf } from '../domain/graphemes.ts';
import { feedPaths, oembedPath } from '../domain/page-paths.ts';
import type { Locale } from '../texts/locale.ts';
import type { Html, Shown } from './page.ts';
import { dot } from './section.ts';
import { script, style } from './style.ts';

/** What Discord shows of a title and of a description. */
const longest = { titleBytes: 67, descriptionBytes: 300 } as const;

export const siteName = 'Stopwatch';
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'%3E%3Ctext y='.9em' font-size='90'%3E⏱%3C/text%3E%3C/svg%3E";

interface Frame {
  /** The address of the site, without a slash at the end. */
  origin: string;
  isIndexed: boolean;
  /** The pages that every page links to. */
  links: readonly { path: string; label: string }[];
  locale: Locale;
}

/** Returns a whole page: what it shows between the links that all pages have, with what chats need to unfurl its address. */
export function framed(shown: Shown, { origin, isIndexed, links, locale }: Frame): Html {
  const { title, description, image, path, hasFiles, body } = shown;
  const url = origin + path;
  const short = cutToBytes(title, longest.titleBytes);
  const about = cutToBytes(description, longest.descriptionBytes);
  const { texts, language } = locale;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title === siteName ? title : title + dot + siteName}</title>
<meta name="description" content="${about}">
${isIndexed ? '' : html`<meta name="robots" content="noindex">`}
<meta name="theme-color" content="#${colour.toString(16)}">
<meta property="og:site_name" content="${siteName}"><meta property="og:type" content="website">
<meta property="og:title" content="${short}"><meta property="og:description" content="${about}"><meta property="og:url" content="${url}">
${image ? imageTags(image) : html`<meta name="twitter:card" content="summary">`}
<link rel="alternate" type="application/json+oembed" href="${origin}${oembedPath(url)}">
<link rel="alternate" type="application/atom+xml" title="${siteName}" href="${feedPaths.atom}"><link rel="alternate" type="application/feed+json" title="${siteName}" href="${feedPaths.json}">
<link rel="canonical" href="${url}"><link rel="icon" href="${raw(icon)}">
<style>${raw(style)}</style></head>
<body><header><nav aria-label="${siteName}">${links.map(
    (link) => html`<a href="${link.path}"${link.path === path ? raw(' aria-current="page"') : ''}>${link.label}</a> `,
  )}</nav></header>
<main>${body}</main>
<footer><noscript><p>${texts.pages.footer}</p></noscript><p>${[
    ...(hasFiles
      ? [
          [`${path}.csv`, texts.pages.file('CSV')],
          [`${path}.json`, texts.pages.file('JSON')],
        ]
      : []),
    [feedPaths.atom, texts.pages.feed],
  ].map(([href, label]) => html`<a href="${href}">${label}</a> `)}</p></footer>
<script>${raw(script)}</script></body></html>
`;
}

function imageTags({ url, alt, width, height }: NonNullable<Shown['image']>): Html {
  return html`<meta property="og:image" content="${url}"><meta property="og:image:width" content="${width}"><meta property="og:image:height" content="${height}"><meta property="og:image:alt" content="${alt}"><meta name="twitter:card" content="summary_large_image">`;
}

/** Returns a picture that keeps its place while it loads. */
export function imageHtml(image: Shown['image'], loading: 'eager' | 'lazy' = 'eager'): Html | '' {
  if (!image) return '';
  const { url, alt, width, height } = image;
  return html`<img src="${url}" alt="${alt}" width="${width}" height="${height}" loading="${loading}">`;
}

/** Cuts a text to so many bytes of UTF-8, the last of which are an ellipsis. */
function cutToBytes(text: string, most: number): string {
  if (text.length <= most && bytesOf(text) <= most) return text;
  let kept = '';
  let room = most - bytesOf('…');
  // No letter takes less than a byte. To look for the letters of a long text takes long.
  for (const grapheme of graphemesOf(text.slice(0, most))) {
    room -= bytesOf(grapheme);
    if (room < 0) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}

/** Returns the length of a text in UTF-8. An encoder takes ten times as long for each letter. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Of a pair of surrogates, which are four bytes together, each is two.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
