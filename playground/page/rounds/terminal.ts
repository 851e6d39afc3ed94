import type { About } from '../../backend.ts';
import { byId, h } from '../element.ts';

/** Shows how rounds come in from a terminal: the token and the commands, ready to copy. */
export function showTerminal({ ingestToken, ingestTarget, timeZone }: About): void {
  const { origin } = location;
  const zone = timeZone === 'UTC' ? '' : ` --timezone ${timeZone}`;
  const ways = [
    ['The token of this playground', ingestToken],
    [
      'Send the files of a folder, now and later',
      `STOPWATCH_INGEST_TOKEN=${ingestToken} npm run monitor -- --from ~/gamestats --to ${origin}`,
    ],
    ['Import a folder of old files', `npm run ingest -- ~/gamestats${zone}${ingestTarget}`],
    [
      'Send one file',
      `curl -H 'Authorization: Bearer ${ingestToken}' --data-binary @FILE ${origin}/ingest/rounds/FILE`,
    ],
  ] as const;
  byId('terminal', HTMLElement).replaceChildren(...ways.flatMap(([title, text]) => copyable(title, text)));
}

function copyable(title: string, text: string): HTMLElement[] {
  const button = h('button', { type: 'button', class: 'plain link', 'aria-label': `Copy: ${title}` }, 'Copy');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(
      () => (button.textContent = 'Copied'),
      () => (button.textContent = 'Select it and copy'),
    );
  });
  return [
    h('p', { class: 'way' }, title, ' ', button),
    h('pre', { class: 'code', tabindex: '0', role: 'group', 'aria-label': title }, text),
  ];
}
