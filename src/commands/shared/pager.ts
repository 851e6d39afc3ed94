import { encodeCustomId } from '../../discord/custom-id.ts';
import type { ActionRow } from '../../discord/reply.ts';
import { button, row } from '../../discord/reply.ts';

interface Paging {
  /** `command.action`. Its custom id holds `args` and the page. */
  route: string;
  owner: string;
  args: Record<string, string>;
  /** The current page, from 1. */
  page: number;
  pages: number;
}

/** Returns a row of buttons: first, previous, "3/12", next, last. Returns no row for a single page. */
export function pager({ route, owner, args, page, pages }: Paging): ActionRow[] {
  if (pages <= 1) return [];
  // Custom ids must differ within a message. Two buttons may lead to the same page, so each id also holds the button's place.
  const to = (place: string, target: number) =>
    encodeCustomId({ route, owner, args: { ...args, page: String(target), at: place } });
  const atStart = page <= 1;
  const atEnd = page >= pages;
  return [
    row(
      button(to('first', 1), { emoji: '⏮️', disabled: atStart }),
      button(to('previous', Math.max(1, page - 1)), { emoji: '◀️', disabled: atStart }),
      button(to('here', page), { label: `${page}/${pages}`, disabled: true }),
      button(to('next', Math.min(pages, page + 1)), { emoji: '▶️', disabled: atEnd }),
      button(to('last', pages), { emoji: '⏭️', disabled: atEnd }),
    ),
  ];
}

/** Returns the page in a custom id, or 1 if it is invalid. */
export function pageOf(args: Record<string, string>): number {
  return /^[1-9]\d{0,5}$/.test(args.page ?? '') ? Number(args.page) : 1;
}
