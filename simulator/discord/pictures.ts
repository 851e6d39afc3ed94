import type { APIMessage } from 'discord-api-types/v10';
import { isOnThisMachine } from './limits/embed.ts';

/** Who asks for a picture: Discord's proxy fetches it several times at once, under these two names. */
const userAgents = [
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 11.6; rv:92.0) Gecko/20100101 Firefox/92.0',
];
const fetchesEach = 5;
const withinMs = 5000;
const pngSignature = '89504e470d0a1a0a';

/** What is known of a picture: its size, or why Discord could not fetch it. */
type Fetched = { width: number; height: number } | { problem: string };

export interface Pictures {
  /** Fetches the pictures of every message from now on. */
  turnOn(): void;
  /** Begins to fetch the pictures of a message that was made or changed. Their sizes come into the message. */
  look(message: APIMessage): void;
  /** Returns why pictures of a message could not be fetched, once all were fetched. The message stays without these. */
  problemsOf(message: APIMessage): Promise<string[]>;
}

/** Creates Discord's proxy of pictures. `onSizes` is called when a message has got sizes. It fetches from this machine only. */
export function createPictures(onSizes: (message: APIMessage) => void): Pictures {
  let isOn = false;
  /** The proxy keeps what it has got, whatever the headers say. */
  const kept = new Map<string, Promise<Fetched>>();
  const looks = new Map<string, Promise<string[]>>();

  function fetched(url: string): Promise<Fetched> {
    const known = kept.get(url);
    if (known) return known;
    const begun = fetchPicture(url);
    kept.set(url, begun);
    void begun.then((result) => 'problem' in result && kept.delete(url));
    return begun;
  }

  async function fill(message: APIMessage): Promise<string[]> {
    const problems: string[] = [];
    let isChanged = false;
    for (const [index, embed] of (message.embeds ?? []).entries()) {
      for (const kind of ['image', 'thumbnail'] as const) {
        const picture = embed[kind];
        if (!picture || picture.width !== undefined) continue;
        const result = await fetched(picture.url);
        if ('problem' in result) problems.push(`embeds.${index}.${kind}.url: ${result.problem}`);
        else Object.assign(picture, result);
        isChanged ||= 'width' in result;
      }
    }
    if (isChanged) onSizes(message);
    return problems;
  }

  return {
    turnOn: () => {
      isOn = true;
    },
    look(message) {
      if (isOn) looks.set(message.id, fill(message));
    },
    problemsOf: async (message) => (await looks.get(message.id)) ?? [],
  };
}

/** Fetches a picture as often as Discord does. One failure is enough to be without it. */
async function fetchPicture(url: string): Promise<Fetched> {
  if (!isOnThisMachine(url)) return { problem: 'The picture is not on this machine, so that it was not fetched.' };
  const all = await Promise.all(
    Array.from({ length: fetchesEach }, (_, index) => fetchOnce(url, userAgents[index % userAgents.length] ?? '')),
  );
  return all.find((one) => 'problem' in one) ?? (all[0] as Fetched);
}

async function fetchOnce(url: string, userAgent: string): Promise<Fetched> {
  try {
    const response = await fetch(url, {
      headers: { 'user-agent': userAgent },
      signal: AbortSignal.timeout(withinMs),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) return { problem: `The picture was not there (${response.status}).` };
    if (bytes.toString('hex', 0, 8) !== pngSignature || response.headers.get('content-type') !== 'image/png') {
      return { problem: 'What came is no PNG.' };
    }
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  } catch (error) {
    return { problem: `The picture did not come: ${(error as Error).message}` };
  }
}
