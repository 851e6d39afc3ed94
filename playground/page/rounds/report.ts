import { h } from '../element.ts';
import type { FilesEntry } from '../message/entry.ts';
import type { FileResult } from './result.ts';

/** How many files are listed. All are counted. */
const mostListed = 100;

interface ReportActions {
  /** Puts a command into the channel. */
  send(input: string): void;
}

/** Renders what became of sent files: a line with the counts, then each file, refused ones first. */
export function renderFiles(entry: FilesEntry, { send }: ReportActions): HTMLElement {
  const { sent, results, counts } = entry;
  const done = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isDone = done >= sent;
  const listed = [...results].sort((a, b) => rank(a) - rank(b)).slice(0, mostListed);
  const last = h('button', { type: 'button', class: 'button secondary' }, 'See it in /last');
  last.addEventListener('click', () => send('/last'));
  return h(
    'article',
    { class: 'files' },
    h('p', { class: 'files-title' }, isDone ? finished(entry) : `Sending ${sent} files: ${done} done`),
    ...(isDone ? [] : [h('progress', { max: String(sent), value: String(done), 'aria-label': 'Files sent' })]),
    ...(listed.length > 0
      ? [
          h(
            'details',
            { open: sent <= 12 || counts.refused + counts['not sent'] > 0 },
            h('summary', {}, `${Math.min(sent, mostListed)} of ${sent} files`),
            h('ul', { class: 'files-list', tabindex: '0', 'aria-label': 'Files' }, ...listed.map(renderFile)),
          ),
        ]
      : []),
    ...(isDone && counts.stored > 0 ? [last] : []),
  );
}

function finished({ sent, counts }: FilesEntry): string {
  if (sent === 0) return 'There were no files in what was dropped.';
  const parts = Object.entries(counts).flatMap(([outcome, count]) => (count > 0 ? [`${count} ${outcome}`] : []));
  return `${sent} ${sent === 1 ? 'file' : 'files'}: ${parts.join(' · ')}`;
}

function renderFile({ name, outcome, note }: FileResult): HTMLElement {
  return h(
    'li',
    { class: outcome === 'stored' || outcome === 'already there' ? '' : 'bad' },
    h('span', { class: 'outcome' }, outcome),
    h('span', { class: 'file-name' }, name),
    h('span', { class: 'detail' }, note),
  );
}

/** Refused files are what the reader must see. */
function rank({ outcome }: FileResult): number {
  return ['refused', 'not sent'].includes(outcome) ? 0 : 1;
}
