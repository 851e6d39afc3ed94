import type { APIMessage } from 'discord-api-types/v10';

/** The instant that the pictures' demo ends at. It never moves, so that the same code shows the same answers on every day. */
export const picturesNow = new Date('2026-03-01T12:00:00.000Z');

/** The Discord user who asks, linked to pipe|dream. */
export const picturesActor = 'pipedreamer';

/** A picture in docs/, and the commands whose answers it shows, column by column. */
export interface Picture {
  name: string;
  columns: readonly (readonly string[])[];
}

export const pictures: readonly Picture[] = [
  { name: 'answers', columns: [['/last'], ['/stats']] },
  {
    name: 'more-answers',
    columns: [
      ['/leaderboard stat:dpm', '/teams score'],
      ['/compare player1:drift', '/nemesis'],
    ],
  },
];

/** Returns a command and all that a reader sees of its answer, as text. */
export function pictureText(line: string, { content, embeds, components = [] }: APIMessage): string {
  const parts = embeds.flatMap(({ title, description, fields = [], footer }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  const shown = [content, ...parts, labelsIn(components)].filter((part) => part !== undefined && part !== '');
  return `${[line, '', ...shown].join('\n')}\n`;
}

/** Returns the texts of buttons and of closed menus. */
function labelsIn(components: readonly object[]): string {
  const rows = components as { components?: { label?: string; placeholder?: string }[] }[];
  const texts = rows.flatMap((row) => row.components ?? []).map(({ label, placeholder }) => label ?? placeholder);
  return texts
    .filter((text) => text !== undefined)
    .map((text) => `[${text}]`)
    .join(' ');
}
