import type { Form, Json } from './form.ts';
import { isJson, lengthOf } from './form.ts';

const TOTAL = 6000;

/** Checks the embeds of one message: at most ten, with 6000 characters over all of them. */
export function checkEmbeds(value: unknown, form: Form, isAttached: (name: string) => boolean): void {
  let total = 0;
  for (const [embed, place] of form.items(value, 0, 10)) total += checkEmbed(embed, place, isAttached);
  if (total > TOTAL) {
    form.refuse('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${TOTAL}. It has ${total}.`);
  }
}

/** Checks an embed and returns the characters that count towards the total. Discord trims spaces around a text, so they do not count. */
function checkEmbed(embed: Json, form: Form, isAttached: (name: string) => boolean): number {
  let counted = 0;
  const text = (place: Form, value: unknown, min: number, max: number) => {
    const trimmed = typeof value === 'string' ? value.trim() : value;
    place.text(trimmed, min, max);
    if (typeof trimmed === 'string') counted += lengthOf(trimmed);
  };
  text(form.at('title'), embed.title, 0, 256);
  text(form.at('description'), embed.description, 0, 4096);
  for (const [field, place] of form.at('fields').items(embed.fields, 0, 25)) {
    text(place.at('name'), field.name, 1, 256);
    text(place.at('value'), field.value, 1, 1024);
  }
  if (isJson(embed.footer)) text(form.at('footer', 'text'), embed.footer.text, 1, 2048);
  if (isJson(embed.author)) text(form.at('author', 'name'), embed.author.name, 1, 256);
  checkUrls(embed, form, isAttached);
  form.at('color').integer(embed.color, 0, 0xffffff);
  if (embed.timestamp != null && Number.isNaN(Date.parse(String(embed.timestamp)))) {
    form.at('timestamp').refuse('DATE_TIME_TYPE_PARSE', 'Could not parse. Should be ISO8601.');
  }
  const shown = ['title', 'description', 'footer', 'author', 'image', 'thumbnail'].some((key) => embed[key]);
  if (!shown && !(Array.isArray(embed.fields) && embed.fields.length > 0)) form.at('description').required();
  return counted;
}

function checkUrls(embed: Json, form: Form, isAttached: (name: string) => boolean): void {
  checkUrl(embed.url, form.at('url'));
  if (isJson(embed.author)) checkUrl(embed.author.url, form.at('author', 'url'));
  for (const [owner, key] of [
    ['image', 'url'],
    ['thumbnail', 'url'],
    ['author', 'icon_url'],
    ['footer', 'icon_url'],
  ] as const) {
    if (isJson(embed[owner])) checkUrl(embed[owner][key], form.at(owner, key), isAttached);
  }
  for (const owner of ['image', 'thumbnail']) {
    const picture = embed[owner];
    if (!isJson(picture)) continue;
    form.at(owner, 'description').text(picture.description, 0, 1024);
    const url = String(picture.url);
    if (url.startsWith('http:') && !isOnThisMachine(url)) form.at(owner, 'url').ownRule('A picture comes over https.');
  }
}

/** Returns whether an address is one of this machine. */
export function isOnThisMachine(url: string): boolean {
  return ['127.0.0.1', 'localhost'].includes(URL.parse(url)?.hostname ?? '');
}

/** Checks a link. With `isAttached`, attachment://NAME of a file of the message is also valid. */
export function checkUrl(value: unknown, form: Form, isAttached?: (name: string) => boolean): void {
  if (value === undefined || value === null) return;
  const url = String(value);
  if (isAttached && url.startsWith('attachment://')) {
    const name = url.slice('attachment://'.length);
    if (!isAttached(name)) form.refuse('UNKNOWN_ATTACHMENT', `No file named "${name}" is attached to the message.`);
  } else if (!/^https?:\/\/[^\s]+$/i.test(url) || !URL.canParse(url)) {
    form.refuse('URL_TYPE_INVALID_URL', `Not a well formed URL: "${url}".`);
  } else if (url.length > 2048) {
    form.refuse('BASE_TYPE_MAX_LENGTH', 'Must be 2048 or fewer in length.');
  }
}
