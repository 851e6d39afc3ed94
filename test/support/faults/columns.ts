import { expect } from 'vitest';
import { localeOf } from '../../../src/texts/locale.ts';
import { customId } from '../components.ts';
import { getPage, textOf as readIn } from '../pages.ts';
import { shown } from '../shown.ts';
import type { Ground } from './ground.ts';

/** What somebody sees while a fault lasts. The words stand in docs/reliability.md. */
export type Word = 'answers' | 'says why' | 'stores' | 'sender keeps it' | 'comes' | 'comes later' | 'as ever';

/** Faults meet what reads, what writes, and so on, not single commands. */
export type Kind = 'read' | 'write' | 'upload' | 'post' | 'picture';

/** Something that the bot does, begun before a fault. */
interface Attempt {
  /** Does it while the fault lasts. Throws if what comes is neither true nor a clear sentence. */
  during(): Promise<Word>;
  /** Looks when the fault is over: what was refused now works, nothing is lost, nothing is there twice. */
  after(): Promise<void>;
}

export interface Column {
  name: string;
  kind: Kind;
  prepare(ground: Ground): Promise<Attempt>;
}

/** The groups of what the bot does. A new group is one line. */
export const columns: Column[] = [
  { name: 'stats', kind: 'read', prepare: reading('/stats player:$player') },
  { name: 'sessions', kind: 'read', prepare: reading('/sessions') },
  { name: 'teams', kind: 'read', prepare: reading('/teams score date:$date') },
  { name: 'link', kind: 'write', prepare: linking },
  { name: 'admin', kind: 'write', prepare: changing },
  { name: 'upload', kind: 'upload', prepare: uploading },
  { name: 'post', kind: 'post', prepare: posting },
  { name: 'picture', kind: 'picture', prepare: drawing },
  { name: 'page', kind: 'read', prepare: showing },
];

const { database, errors } = localeOf('en').texts;
/** What may be said of a fault. `failed` is for what nobody foresaw. */
const { failed: _, ...sentences } = database.errors;
const said = new Set<unknown>(Object.values(sentences));
const errorLine = new RegExp(`^${errors.error('ID').replace('ID', '[0-9a-f]{8}')}$`);

type Outcome = Awaited<ReturnType<Ground['discord']['ask']>>;

/** Whether an answer is one sentence about the database, and where the log says more. */
function isSentence(outcome: Outcome): boolean {
  const [sentence, id = '', ...more] = (outcome.message?.content ?? '').split('\n');
  return said.has(sentence) && errorLine.test(id) && more.length === 0 && outcome.message?.embeds.length === 0;
}

/**
 * Asks, and asks again what was deferred while Discord takes nothing over REST: its deferral never ends, whatever the Worker does. Only a busy
 * machine makes it defer.
 */
async function heard({ rest }: Ground, ask: () => Promise<Outcome>): Promise<Outcome> {
  const outcome = await ask();
  const isLost =
    rest.fails && outcome.problems.some((problem) => problem.startsWith('The deferred answer did not come'));
  return isLost ? ask() : outcome;
}

/** What an answer says, without its picture. */
const textOf = ({ message }: Outcome) => JSON.stringify(message?.embeds.map(({ image: _image, ...rest }) => rest));

const numberOf = (() => {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
})();

/** Returns a text without the port of the Worker: one that was started again has another, and addresses of pages are whole ones. */
const withoutPort = (text: string) => text.replaceAll(/127\.0\.0\.1(?::|%3A)\d+/g, 'HOST');

function reading(template: string): Column['prepare'] {
  return async (ground) => {
    const { discord, server } = ground;
    const [{ player, date } = { player: '', date: '' }] = await server.query<{ player: string; date: string }>(`
      select (select player_guid from player_totals order by rounds desc, player_guid limit 1) as player,
        (select min(round_date)::text from rounds) as date`);
    const line = template.replace('$player', player).replace('$date', date);
    const before = withoutPort(textOf(await discord.ask(line)));
    const seen: Outcome[] = [];
    return {
      async during() {
        const outcome = await heard(ground, () => discord.ask(line));
        expect(outcome.problems).toEqual([]);
        if (isSentence(outcome)) return 'says why';
        seen.push(outcome);
        return 'answers';
      },
      async after() {
        const now = withoutPort(textOf(await discord.ask(line)));
        // A round may have come in meanwhile.
        for (const outcome of seen) expect([before, now], line).toContain(withoutPort(textOf(outcome)));
      },
    };
  };
}

/** A claim by somebody new. */
async function linking(ground: Ground): Promise<Attempt> {
  const { discord, server } = ground;
  const as = `2000000000000010${String(numberOf()).padStart(2, '0')}`;
  const [{ guid } = { guid: '' }] = await server.query<{ guid: string }>(
    'select player_guid as guid from player_totals where player_guid not in (select et_guid from player_links) order by 1 limit 1',
  );
  const claim = async (): Promise<Word> => {
    const asked = await heard(ground, () => discord.ask(`/link player:${guid}`, { as }));
    expect(asked.problems).toEqual([]);
    if (isSentence(asked)) return 'says why';
    const confirm = customId(asked.message, 'link.confirm');
    const pressed = await heard(ground, () => discord.press(asked.message?.id ?? '', confirm, { as }));
    expect(pressed.problems).toEqual([]);
    if (isSentence(pressed) || isSentence({ ...pressed, message: discord.messages().at(-1) ?? null }))
      return 'says why';
    expect(shown(pressed)).toMatch(/claim|code/i);
    return 'answers';
  };
  return {
    during: claim,
    async after() {
      const count = async () => (await server.query('select from link_claims where discord_id = $1', [as])).length;
      if ((await count()) === 0) expect(await claim()).toBe('answers');
      expect(await count()).toBe(1);
    },
  };
}

/** A setting by a manager. */
async function changing(ground: Ground): Promise<Attempt> {
  const { manage, server } = ground;
  const hour = numberOf() % 24;
  const line = `/admin posts kind:digest hour:${hour}`;
  const stored = async () =>
    (await server.query<{ hour: number }>("select hour from post_settings where kind = 'digest'")).map(
      (row) => row.hour,
    );
  let isDone = false;
  const save = async (): Promise<Word> => {
    const outcome = await heard(ground, () => manage(line));
    expect(outcome.problems).toEqual([]);
    if (isSentence(outcome)) return 'says why';
    expect(shown(outcome)).toMatch(/saved/i);
    isDone = true;
    return 'answers';
  };
  return {
    during: save,
    async after() {
      if (!isDone) expect(await save()).toBe('answers');
      expect(await stored()).toEqual([hour]);
    },
  };
}

const mapNumber = () => `fault${numberOf()}`;

async function uploading({ roundOn, upload, server }: Ground): Promise<Attempt> {
  const map = mapNumber();
  const file = await roundOn(map);
  return {
    async during() {
      const { status, error } = await upload(file);
      if (status === 200 || status === 201) return 'stores';
      expect([status, error]).toEqual([
        503,
        expect.stringMatching(/ Keep the file and send it again later \(error [0-9a-f]{8}\)\.$/),
      ]);
      return 'sender keeps it';
    },
    async after() {
      const { status, error } = await upload(file);
      expect([200, 201], error).toContain(status);
      const [row] = await server.query(
        `select (select count(*)::int from round_files where filename = $1) as files,
          (select count(*)::int from rounds where map_name = $2) as rounds,
          (select count(*)::int from player_comprehensive_stats where map_name = $2) as players`,
        [file.name, map],
      );
      expect(row).toEqual({ files: 1, rounds: 1, players: file.truth.size });
    },
  };
}

/** A round that is stored, and whose message is outstanding when the fault begins. */
async function posting({ roundOn, upload, rung, jump, posted }: Ground): Promise<Attempt> {
  const map = mapNumber();
  const file = await roundOn(map);
  expect((await upload(file)).status).toBe(201);
  await rung();
  const messages = () => posted().filter((text) => text.includes(map));
  return {
    async during() {
      await jump(5000);
      return messages().length > 0 ? 'comes' : 'comes later';
    },
    async after() {
      for (let left = 12; left > 0; left -= 1) await jump(15 * 60_000);
      expect(messages()).toHaveLength(1);
    },
  };
}

/** The web page of an evening. */
async function showing({ server, url }: Ground): Promise<Attempt> {
  const [{ address } = { address: '' }] = await server.query<{ address: string }>(
    'select address from gaming_sessions where counts order by session_start, server limit 1',
  );
  const show = async () => {
    const { html, ...page } = await getPage({ url: url() }, `/s/${address}`);
    return { ...page, html: withoutPort(html) };
  };
  const before = await show();
  expect(before.status).toBe(200);
  return {
    async during() {
      const { status, headers, html } = await show();
      if (status === 200) {
        expect(html).toBe(before.html);
        return 'answers';
      }
      expect([status, headers.get('retry-after'), headers.get('cache-control')]).toEqual([503, '30', 'no-store']);
      const reason = readIn(/<\/h1><p>(.*?)<\/p>/s.exec(html)?.[1] ?? '');
      expect([...said].map((sentence) => String(sentence).replaceAll('`', ''))).toContain(reason);
      return 'says why';
    },
    async after() {
      expect((await show()).html).toBe(before.html);
    },
  };
}

async function drawing({ discord, url }: Ground): Promise<Attempt> {
  const { message } = await discord.ask('/leaderboard');
  const { pathname } = new URL(message?.embeds[0]?.image?.url ?? '');
  const draw = async () => Buffer.from(await (await fetch(`${url()}${pathname}`)).arrayBuffer());
  const before = await draw();
  expect(before.subarray(1, 4).toString()).toBe('PNG');
  return {
    async during() {
      expect(await draw()).toEqual(before);
      return 'as ever';
    },
    async after() {
      expect(await draw()).toEqual(before);
    },
  };
}
