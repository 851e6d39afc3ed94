import type {
  APIApplicationCommandOptionChoice,
  APIEmbed,
  APIEmbedField,
  APIMessage,
  APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import { componentLines } from './render-components.ts';

const EPHEMERAL = 64;
const WIDTH = 3; // inline fields per row, as in Discord's client

/** Returns a message as text for a terminal. Markdown is not rendered. */
export function renderMessage(message: APIMessage): string {
  const isPrivate = ((message.flags ?? 0) & EPHEMERAL) !== 0;
  const blocks = [
    isPrivate ? '(only you can see this)' : '',
    message.content,
    ...message.embeds.map(renderEmbed),
    message.attachments.map(({ filename, url }) => `file ${filename} ${url}`).join('\n'),
    componentLines((message.components ?? []) as APIMessageTopLevelComponent[]).join('\n'),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

export function renderChoices(choices: readonly APIApplicationCommandOptionChoice[]): string {
  if (choices.length === 0) return '(no suggestions)';
  const width = Math.max(...choices.map(({ name }) => [...name].length));
  return choices.map(({ name, value }) => `${name}${' '.repeat(width - [...name].length)}  ${value}`).join('\n');
}

function renderEmbed({ author, title, url, description, fields = [], image, thumbnail, footer }: APIEmbed): string {
  const parts = [
    author?.name ?? '',
    title ? `## ${title}${url ? ` <${url}>` : ''}` : '',
    description ?? '',
    renderFields(fields),
    image ? `picture ${image.url}` : '',
    thumbnail ? `thumbnail ${thumbnail.url}` : '',
    footer ? `-- ${footer.text}` : '',
  ];
  return parts
    .filter(Boolean)
    .join('\n')
    .split('\n')
    .map((line) => `| ${line}`.trimEnd())
    .join('\n');
}

/** Puts up to three inline fields on one line. Other fields get their name and, below it, their lines. */
function renderFields(fields: readonly APIEmbedField[]): string {
  const lines: string[] = [];
  let row: string[] = [];
  const endRow = () => {
    if (row.length > 0) lines.push(row.join('   '));
    row = [];
  };
  for (const { name, value, inline } of fields) {
    if (inline && !value.includes('\n')) {
      row.push(`${name}: ${value}`);
      if (row.length === WIDTH) endRow();
    } else {
      endRow();
      lines.push(`${name}`, ...value.split('\n').map((line) => `  ${line}`));
    }
  }
  endRow();
  return lines.join('\n');
}
