import { readFileSync } from 'node:fs';
import type { WrittenRound } from '../../../demo/round-files/match.ts';
import type { Bot } from '../bot.ts';
import { healthToken } from '../bot.ts';

/** Who sends a request, and the token that comes with it. */
export const tokensOf = {
  nobody: undefined,
  'a wrong token': 'wrong-0123456789abcdef',
  'a game server': 'main-server-0123456789',
  'another game server': 'duel-server-0123456789',
  HEALTH_TOKEN: healthToken,
} as const;

export type Sender = keyof typeof tokensOf;
export const senders = Object.keys(tokensOf) as Sender[];

/** What a test has made before: a file of the first game server, and the path of a picture. */
export interface Made {
  file: WrittenRound;
  fresh(): WrittenRound;
  picture: string;
}

export interface Route {
  /** As in the code, after its method. */
  route: string;
  /** What each sender gets. The words stand in docs/access.md. */
  gets: Record<Sender, string>;
  /** Returns the request, with this sender's token. */
  request(made: Made): { path: string; method?: string; body?: string };
  /** Says in a word of `gets` what came. */
  word?(body: string): string;
}

const everybody = (word: string): Route['gets'] => ({
  nobody: word,
  'a wrong token': word,
  'a game server': word,
  'another game server': word,
  HEALTH_TOKEN: word,
});
const onlySenders = (own: string, other: string): Route['gets'] => ({
  ...everybody('401'),
  'a game server': own,
  'another game server': other,
});

/** Every route of the Worker. */
export const routes: Route[] = [
  {
    route: 'GET /',
    gets: everybody('what this is'),
    request: () => ({ path: '/' }),
    word: (body) => (body.length < 120 ? 'what this is' : body),
  },
  {
    route: 'GET /health',
    gets: { ...everybody('401'), nobody: 'whether it works', HEALTH_TOKEN: 'everything' },
    request: () => ({ path: '/health' }),
    word: (body) => (Object.keys(JSON.parse(body)).join() === 'ok,version' ? 'whether it works' : 'everything'),
  },
  {
    route: 'GET /metrics',
    gets: { ...everybody('401'), HEALTH_TOKEN: 'everything' },
    request: () => ({ path: '/metrics' }),
    word: () => 'everything',
  },
  {
    route: 'GET /charts/1/:name',
    gets: everybody('the picture'),
    request: ({ picture }) => ({ path: picture }),
    word: () => 'the picture',
  },
  {
    route: 'GET /charts/1/:name, another address',
    gets: everybody('404'),
    request: ({ picture }) => ({ path: picture.replace(/.\.png$/, (end) => (end[0] === 'A' ? 'E.png' : 'A.png')) }),
  },
  {
    route: 'GET *',
    gets: everybody('404'),
    request: () => ({ path: '/s/1.00000000' }),
  },
  {
    route: 'POST /ingest/rounds/:filename',
    gets: onlySenders('stores it', 'stores it'),
    request: ({ fresh }) => {
      const { name, text } = fresh();
      return { path: `/ingest/rounds/${name}`, method: 'POST', body: text };
    },
    word: (body) => (JSON.parse(body).status === 'stored' ? 'stores it' : body),
  },
  {
    route: 'GET /ingest/rounds/:filename',
    gets: onlySenders('what became of it', '404'),
    request: ({ file }) => ({ path: `/ingest/rounds/${file.name}` }),
    word: (body) => (JSON.parse(body).files?.length > 0 ? 'what became of it' : body),
  },
  {
    route: 'POST /interactions',
    gets: everybody('401'),
    request: () => ({ path: '/interactions', method: 'POST', body: '{"type":1}' }),
  },
  { route: 'POST /', gets: everybody('401'), request: () => ({ path: '/', method: 'POST', body: '{"type":1}' }) },
  {
    route: 'POST /dev/clock',
    gets: everybody('404'),
    request: () => ({ path: '/dev/clock', method: 'POST', body: '{"advanceMs":1}' }),
  },
];

/** Sends a request, and says in a word what came. */
export async function sent({ url }: Bot, { request, word }: Route, sender: Sender, made: Made): Promise<string> {
  const { path, method = 'GET', body } = request(made);
  const token = tokensOf[sender];
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return response.ok && word ? word(text) : String(response.status);
}

/** Returns the routes that the code names, with their methods. */
export function routesInCode(): string[] {
  const read = (path: string) => readFileSync(new URL(`../../../src/handlers/${path}`, import.meta.url), 'utf8');
  const named = (text: string, prefix = '') =>
    [...text.matchAll(/\.(get|post|put|delete|all)\('([^']+)'/g)].map(
      ([, method = '', path]) => `${method.toUpperCase()} ${prefix}${path}`,
    );
  const app = read('app.ts');
  const listed = [.../for \(const path of \[([^\]]*)\]\) app\.(\w+)/g[Symbol.matchAll](app)].flatMap(
    ([, paths = '', method = '']) =>
      [...paths.matchAll(/'([^']+)'/g)].map(([, path]) => `${method.toUpperCase()} ${path}`),
  );
  return [...named(app), ...listed, ...named(read('ingest/routes.ts'), '/ingest')];
}

/** Returns the second table of docs/access.md. */
export function routeTable(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['Request', ...senders]),
    line(['---', ...senders.map(() => '---')]),
    ...routes.map(({ route, gets }) =>
      line([
        `\`${route.split(',')[0]}\`${route.includes(',') ? `,${route.split(',')[1]}` : ''}`,
        ...senders.map((sender) => gets[sender]),
      ]),
    ),
  ].join('\n');
}
