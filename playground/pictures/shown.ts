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

/** A picture that comes with an answer, alone in docs/. */
export interface Drawing {
  name: string;
  /** The command with whose answer it comes. */
  line: string;
  /** The route of the button that is pressed then. */
  press?: string;
  /** Its place among the pictures of the answer. */
  index: number;
}

export const drawings: readonly Drawing[] = [
  { name: 'picture-evening', line: '/last view:graphs', index: 0 },
  { name: 'picture-card', line: '/stats', press: 'stats.card', index: 0 },
  { name: 'picture-radar', line: '/compare player1:drift', index: 0 },
];

/** Returns the custom id of a message's button of a route. */
export function buttonOf({ components = [] }: APIMessage, route: string): string {
  const ids = [...JSON.stringify(components).matchAll(/"custom_id":"([^"]*)"/g)].map(([, id = '']) => id);
  return ids.find((id) => id.split('|')[1] === route) ?? '';
}

/** Returns the address and the alt text of a drawing. Throws an Error if the answer comes without it. */
export function drawingIn({ embeds }: APIMessage, { line, index }: Drawing): { url: string; text: string } {
  const image: { url: string; description?: string } | undefined = embeds.flatMap(({ image }) => image ?? [])[index];
  if (!image?.description) throw new Error(`The answer to ${line} has no picture ${index + 1} with a text.`);
  return { url: image.url, text: `${line}\n\n${image.description}\n` };
}

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
