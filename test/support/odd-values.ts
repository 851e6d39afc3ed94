import { MANAGE_SERVER } from '../../simulator/discord/simulator.ts';
import { actionsOf } from '../../src/commands/command.ts';
import { commands, userCommands } from '../../src/commands/index.ts';
import type { Bot } from './bot.ts';
import { customIds } from './components.ts';

/** What nobody types by accident, and everybody can send: as text, as an argument of a button, as a value of a menu. */
const odd = [
  ...[
    '',
    ' ',
    '\u200b',
    '^1',
    '^',
    '\\',
    '%',
    '_',
    "'",
    '"',
    '|',
    '=',
    ',',
    '-',
    '-1',
    '0',
    '1.5',
    '1e9',
    'null',
    '[]',
  ],
  ...[
    '9'.repeat(10),
    '9'.repeat(19),
    '9'.repeat(20),
    '9'.repeat(400),
    `<@${'9'.repeat(20)}>`,
    '<@0000000000000000000>',
  ],
  ...['0000-00-00', '2026-02-30', '9999-12-31', '99999-01-01', '-0001-01-01', '99.99.9999', '0000-Q1', '9999-Q9'],
  ...['\ud83e', 'x\0y', 'FFFFFFFF', 'ffff', 'constructor', '__proto__', 'x'.repeat(6000), '🥐'.repeat(100)],
];

const user = { id: '200000000000000001', username: 'somebody' };

/**
 * Returns bodies that put an odd value into each text option of each command, as a finished command and while it is typed, and into each
 * argument and each menu value of the buttons that the commands' examples show.
 */
export async function bodiesWithOddValues({ discord }: Pick<Bot, 'discord'>): Promise<string[]> {
  const envelope = {
    token: 'token',
    guild_id: discord.guildId,
    member: { user, permissions: String(MANAGE_SERVER) },
    locale: 'en-US',
  };
  let id = 0;
  const body = (type: number, rest: object) => {
    id += 1;
    return JSON.stringify({ ...envelope, id: String(id), type, ...rest });
  };
  const typed = commands.flatMap(actionsOf).flatMap(([name, { options }]) => {
    const [command = '', sub] = name.split(' ');
    const data = (given: object[]) => ({
      data: { name: command, type: 1, options: sub ? [{ name: sub, type: 1, options: given }] : given },
    });
    const texts = Object.keys(options).filter((option) => options[option]?.type === 'string');
    const needed = texts.filter((option) => options[option]?.required);
    return texts.flatMap((option) =>
      odd.flatMap((value) => {
        const given = { name: option, type: 3, value };
        const others = needed.filter((other) => other !== option).map((other) => ({ name: other, type: 3, value }));
        const plain = needed.filter((other) => other !== option).map((other) => ({ name: other, type: 3, value: 'a' }));
        return [
          body(2, data([given, ...plain])),
          body(2, data([given, ...others])),
          body(4, data([{ ...given, focused: true }])),
        ];
      }),
    );
  });
  const menus = userCommands.flatMap(({ name }) =>
    ['0', '9'.repeat(18)].map((target) => body(2, { data: { name, type: 2, target_id: target } })),
  );
  const ids = await shownIds(discord);
  const pressed = ids.flatMap((customId) => {
    const parts = customId.split('|');
    const changed = parts
      .slice(3)
      .flatMap((part, index) =>
        odd.map((value) =>
          parts
            .with(index + 3, `${part.split('=')[0]}=${value.replaceAll('%', '%25').replaceAll('|', '%7C')}`)
            .join('|'),
        ),
      );
    return [
      ...changed.map((custom_id) => body(3, { message: {}, data: { custom_id, values: ['a'] } })),
      ...odd.map((value) => body(3, { message: {}, data: { custom_id: customId, values: [value] } })),
      body(3, { message: {}, data: { custom_id: customId, values: [] } }),
      body(3, { message: {}, data: { custom_id: parts.slice(0, 3).join('|'), values: ['a'] } }),
    ];
  });
  return [...typed, ...menus, ...pressed];
}

/** Returns one custom id of each route and set of arguments that the examples' messages have. */
async function shownIds(discord: Bot['discord']): Promise<string[]> {
  const found = new Map<string, string>();
  for (const [, { examples }] of commands.flatMap(actionsOf)) {
    for (const line of examples) {
      const { message } = await discord.ask(line, { permissions: MANAGE_SERVER });
      for (const id of customIds(message)) found.set(id.replace(/=[^|]*/g, ''), id);
    }
  }
  return [...found.values()];
}
