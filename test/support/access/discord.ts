import { expect } from 'vitest';
import type { Place } from '../../../simulator/discord/places.ts';
import type { Acting } from '../../../simulator/discord/simulator.ts';
import { MANAGE_SERVER } from '../../../simulator/discord/simulator.ts';
import type { CommandGroup } from '../../../src/commands/command.ts';
import { actionsOf } from '../../../src/commands/command.ts';
import { commands } from '../../../src/commands/index.ts';
import { localeOf } from '../../../src/texts/locale.ts';
import type { Bot } from '../bot.ts';
import { customId } from '../components.ts';
import { forgedPress } from '../forged-press.ts';
import { sample } from '../sample.ts';
import { shown } from '../shown.ts';

/** What somebody gets. The words stand in docs/access.md. */
export type Access =
  | 'all'
  | 'one sentence'
  | 'asks for proof'
  | 'asks for a link'
  | 'not a manager'
  | 'nothing'
  | 'a copy';

const callers = ['somebody without a link', 'somebody whose claim waits', 'a linked player', 'a manager'] as const;
const places: Record<Place, string> = {
  guild: 'the community’s server',
  dm: 'a direct message',
  'other-guild': 'another server',
  'user-install': 'another server, installed for oneself',
};

export interface AccessRow {
  where: Place;
  who: (typeof callers)[number];
}

/** Everybody everywhere. In a direct message nobody manages anything. */
export const accessRows: AccessRow[] = (Object.keys(places) as Place[]).flatMap((where) =>
  callers.filter((who) => where !== 'dm' || who !== 'a manager').map((who) => ({ where, who })),
);

export interface AccessColumn {
  name: string;
  /** Returns what this caller gets there. */
  look(bot: Bot, acting: Acting): Promise<Access>;
  /** What each one should get. */
  should(row: AccessRow): Access;
}

const isIn = ({ where, who }: AccessRow) => where === 'guild' || (where === 'dm' && who !== callers[0]);
const { errors } = localeOf('en').texts;

/** Commands that change something of the caller's. */
const own = /^(link|unlink|name|privacy (?!show))/;
const actions = commands.flatMap((command) =>
  actionsOf(command).map(([typed, action]) => ({ typed, group: command.group, ...action })),
);
const groups = [...new Set(commands.map(({ group }) => group))];
const lines = (isWanted: (action: (typeof actions)[number]) => boolean) =>
  actions.filter(isWanted).map(({ examples }) => examples[0]);

/** Says what an answer is, if all that may be in it is a refusal. */
function refusalIn(text: string): Access | undefined {
  // In direct messages the command is a link that can be clicked.
  if (text.replace(/<\/link:\d+>/, '`/link`') === errors.notHere) return 'one sentence';
  return text === errors.needsManageServer ? 'not a manager' : undefined;
}

/** Types commands, of which `npm test` draws some. All must get the same. */
function typing(of: readonly string[]): AccessColumn['look'] {
  return async ({ discord, log }, acting) => {
    const got = new Set<Access>();
    for (const line of sample(of, 1)) {
      const outcome = await discord.ask(line, acting);
      expect(outcome.problems, line).toEqual([]);
      const refusal = refusalIn(shown(outcome));
      if (refusal)
        expect([outcome.message?.embeds, outcome.response], line).toMatchObject([[], { data: { flags: 64 } }]);
      // A server that is not ours learns nothing, not even by the time that a query takes.
      if (refusal === 'one sentence' && acting.context !== 'dm')
        expect(log.at(-1)).toMatchObject({ outcome: 'refused', queries: 0 });
      got.add(refusal ?? 'all');
    }
    expect(got.size).toBe(1);
    return [...got][0] ?? 'nothing';
  };
}

const ofGroup = (group: CommandGroup): AccessColumn => ({
  name: group,
  look: typing(lines((action) => action.group === group && !action.manage && !own.test(action.typed))),
  should: (row) => (isIn(row) ? 'all' : 'one sentence'),
});

export const accessColumns: AccessColumn[] = [
  ...groups.map(ofGroup),
  {
    name: 'for managers',
    look: typing(lines(({ manage, typed }) => manage === true && !/maintenance|teams|merge/.test(typed))),
    should: (row) => {
      if (!isIn(row)) return 'one sentence';
      return row.who === 'a manager' ? 'all' : 'not a manager';
    },
  },
  {
    name: 'own name',
    async look({ discord }, acting) {
      const text = shown(await discord.ask('/name set name:Zebra', acting));
      const refusal = refusalIn(text);
      if (refusal) return refusal;
      if (/not proved|proof|prove/i.test(text)) return 'asks for proof';
      return /Zebra/.test(text) ? 'all' : 'asks for a link';
    },
    should: (row) => {
      if (!isIn(row)) return 'one sentence';
      if (row.who === callers[1]) return 'asks for proof';
      return row.who === 'a linked player' ? 'all' : 'asks for a link';
    },
  },
  {
    name: 'suggestions',
    async look({ discord }, acting) {
      return (await discord.autocomplete('/stats player:a', acting)).choices?.length === 0 ? 'nothing' : 'all';
    },
    should: (row) => (isIn(row) ? 'all' : 'nothing'),
  },
  {
    name: 'a button of somebody else',
    async look({ discord }, acting) {
      const { message } = await discord.ask('/leaderboard', { as: '200000000000000055' });
      const pressed = await discord.press(message?.id ?? '', customId(message, 'at=next'), acting);
      expect(discord.message(message?.id ?? '')?.embeds).toEqual(message?.embeds);
      expect(pressed.response).toMatchObject({ type: 4, data: { flags: 64 } });
      return refusalIn(shown(pressed)) ?? 'a copy';
    },
    should: (row) => (isIn(row) ? 'a copy' : 'one sentence'),
  },
  {
    name: 'a forged button of managers',
    async look({ discord }, { as = '', context, permissions }) {
      const guild = {
        guild: discord.guildId,
        dm: undefined,
        'other-guild': '300000000000000099',
        'user-install': '300000000000000099',
      }[context ?? 'guild'];
      const press = forgedPress({
        as,
        guild,
        ...(permissions && { permissions: String(permissions) }),
        data: { custom_id: `1|admin.links|${as}|page=1`, component_type: 2 },
      });
      const { data } = (await (await discord.raw(press)).json()) as { data: { content?: string } };
      return refusalIn(data.content ?? '') ?? 'all';
    },
    should: (row) => {
      if (!isIn(row)) return 'one sentence';
      return row.who === 'a manager' ? 'all' : 'not a manager';
    },
  },
];

/** Returns what a caller is and where. The ids are of the rows that the test plants. */
export function actingAs({ where, who }: AccessRow, ids: { claimant: string; linked: string }): Acting {
  const as = {
    [callers[0]]: '200000000000000077',
    [callers[1]]: ids.claimant,
    'a linked player': ids.linked,
    'a manager': '200000000000000099',
  }[who];
  return { as, context: where, ...(who === 'a manager' && { permissions: MANAGE_SERVER }) };
}

/** Returns the first table of docs/access.md. */
export function accessTable(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['In', 'who', ...accessColumns.map(({ name }) => name)]),
    line(['---', '---', ...accessColumns.map(() => '---')]),
    ...accessRows.map((row) => line([places[row.where], row.who, ...accessColumns.map(({ should }) => should(row))])),
  ].join('\n');
}
