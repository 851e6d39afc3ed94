import type { Posts } from '../api.ts';
import { getPosts } from '../api.ts';
import { byId } from '../element.ts';
import type { Log, LogWorld } from '../message/log.ts';
import { createLog } from '../message/log.ts';
import { perTab } from '../storage.ts';

export interface PostsChannel {
  /** Shows the channel as it is now. */
  refresh(): Promise<void>;
  /** Returns whether the channel is shown as it was at this revision. */
  isAt(revision: number): boolean;
  log: Log;
}

/**
 * Creates the channel in which the bot posts by itself. It opens with its first message, and stays as the reader leaves it. While it is closed
 * its title says how much happened in it.
 */
export function createPosts(world: LogWorld): PostsChannel {
  const section = byId('posts', HTMLElement);
  const opener = byId('posts-opener', HTMLButtonElement);
  const element = byId('posts-log', HTMLElement);
  const state = byId('posts-state', HTMLElement);
  const chosen = perTab<boolean | null>('posts-open', null);
  const log = createLog(world, { element, key: 'stopwatch.posts' });
  let shown = 0;
  let count = 0;
  let unseen = 0;

  function show(): void {
    const isOpen = chosen.read() ?? count > 0;
    if (isOpen) unseen = 0;
    element.hidden = !isOpen;
    section.classList.toggle('open', isOpen);
    opener.setAttribute('aria-expanded', String(isOpen));
    byId('posts-empty', HTMLElement).hidden = count > 0;
    state.textContent = unseen > 0 ? `${unseen} new` : count === 0 ? 'nothing yet' : '';
  }

  opener.addEventListener('click', () => {
    chosen.write(opener.getAttribute('aria-expanded') === 'false');
    show();
    if (!element.hidden) element.scrollTo({ top: element.scrollHeight });
  });
  log.restore();
  return {
    log,
    isAt: (revision) => revision === shown,
    async refresh() {
      const { name, revision, messages, names }: Posts = await getPosts();
      shown = revision;
      byId('posts-name', HTMLElement).textContent = `# ${name}`;
      count = messages.length;
      show(); // before, because only what is shown can be scrolled
      unseen += log.sync(messages, names);
      show();
    },
  };
}
