import type { Actor } from '../../people/actor.ts';
import { act, searchPeople } from '../api.ts';
import { byId, h } from '../element.ts';
import { perTab } from '../storage.ts';

const pauseMs = 150;

export interface Picker {
  actor(): Actor | undefined;
  /** Acts as the person of last time, else as the first one of the database. */
  start(): Promise<void>;
}

/** Creates the box that names the acting person, and in which the reader searches for another one. */
export function createPicker(onActor: (actor: Actor) => void): Picker {
  const box = byId('people', HTMLInputElement);
  const list = byId('people-list', HTMLElement);
  const note = byId('people-note', HTMLElement);
  const stored = perTab<Actor | null>('actor', null);
  let actor: Actor | undefined;
  let shown: Actor[] = [];
  let index = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  function become(next: Actor): void {
    actor = next;
    stored.write(next);
    box.value = labelOf(next);
    note.textContent = noteOf(next);
    byId('acting', HTMLElement).textContent = labelOf(next);
    onActor(next);
  }

  async function choose(next: Actor): Promise<void> {
    close();
    try {
      become(await act(next.player ? { guid: next.player.guid } : { id: next.id }));
    } catch (error) {
      box.value = actor ? labelOf(actor) : '';
      note.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  async function open(text: string): Promise<void> {
    const question = ++asked;
    const found = await searchPeople(text).catch((error: Error) => error);
    if (question !== asked) return;
    if (found instanceof Error) {
      note.textContent = found.message;
      return;
    }
    shown = found.people;
    index = 0;
    const rest = found.canLink ? '' : 'Players without a link are left out: links are never written to this database.';
    note.textContent = shown.length === 0 ? `Nobody here is called “${text.trim()}”.` : rest;
    list.replaceChildren(...shown.map(item));
    list.hidden = shown.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    highlight();
  }

  function item(one: Actor, position: number): HTMLElement {
    const element = h(
      'div',
      { id: `person-${position}`, role: 'option' },
      h('span', { class: 'label' }, labelOf(one)),
      h('span', { class: 'detail' }, detailOf(one)),
    );
    element.addEventListener('pointerdown', (event) => event.preventDefault());
    element.addEventListener('click', () => void choose(one));
    return element;
  }

  function highlight(): void {
    for (const [position, element] of [...list.children].entries()) {
      element.setAttribute('aria-selected', String(position === index));
      if (position === index) element.scrollIntoView({ block: 'nearest' });
    }
    if (list.hidden) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `person-${index}`);
  }

  function close(): void {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    if (actor) {
      box.value = labelOf(actor);
      note.textContent = noteOf(actor);
    }
    highlight();
  }

  function key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const one = shown[index];
    if (event.key === 'Escape' && !list.hidden) close();
    else if (event.key === 'Enter' && !list.hidden && one) void choose(one);
    else if (event.key === 'ArrowDown' && list.hidden) void open('');
    else if (/^Arrow(Down|Up)$/.test(event.key) && shown.length > 0 && !list.hidden) {
      index = (index + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length;
      highlight();
    } else return;
    event.preventDefault();
  }

  box.addEventListener('focus', () => box.select());
  box.addEventListener('click', () => {
    if (list.hidden) void open('');
  });
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void open(box.value), pauseMs);
  });
  box.addEventListener('keydown', key);
  box.addEventListener('blur', close);

  return {
    actor: () => actor,
    async start() {
      const before = stored.read();
      const who = before && (before.player ? { guid: before.player.guid } : { id: before.id });
      become(await (who ? act(who).catch(() => act({})) : act({})));
    },
  };
}

/** Returns the name by which the reader knows the person: the player's, else the one in Discord. */
function labelOf({ name, player }: Actor): string {
  return player?.name ?? name;
}

function detailOf({ name, player, isLinked, manages }: Actor): string {
  if (manages) return 'manages the server';
  if (!player) return 'no player yet';
  return isLinked ? `${player.rounds} rounds · @${name}` : `${player.rounds} rounds`;
}

function noteOf({ name, player, manages }: Actor): string {
  if (manages) return 'Manages the server, and may use /admin.';
  return player ? `Linked to this player as @${name}.` : 'Has no link yet: try /link.';
}
