import type { Choice, OptionJson, Person } from '../api.ts';
import { byId } from '../element.ts';
import type { Invocable } from './catalogue.ts';
import { showChips } from './chips.ts';
import type { Focus } from './command-line.ts';
import { autocompleteInput, focusOf, missing, readLine, withoutEmptyOptions } from './command-line.ts';
import { createPopup } from './popup.ts';
import { unquoted } from './quoting.ts';
import { createRemoteChoices } from './remote-choices.ts';
import type { Suggestion } from './suggestions.ts';
import {
  choiceSuggestions,
  commandSuggestions,
  describe,
  fitting,
  knownChoices,
  menuSuggestions,
  optionSuggestions,
} from './suggestions.ts';

export interface ComposerWorld {
  known: readonly Invocable[];
  /** Entries of the menu on a user. */
  menu: readonly string[];
  people: readonly Person[];
  actingAs(): string;
  send(input: string): void;
}

/** Creates the command box with the list and the option chips above it. `put` fills the box. */
export function createComposer(world: ComposerWorld): { put(text: string): void } {
  const box = byId('line', HTMLInputElement);
  const popup = createPopup(box, accept);
  const remote = createRemoteChoices(world.actingAs);
  /** Choices the bot has suggested, by option and value. They give a value its name and tell where it ends. */
  const offered = new Map<string, Choice>();
  let focus: Focus | undefined;

  const choiceOf = (option: OptionJson, typed: string) => {
    const value = unquoted(typed);
    return (
      knownChoices(option, world.people).find((choice) => String(choice.value) === value) ??
      offered.get(`${option.name}:${value}`)
    );
  };

  function refresh(): void {
    const caret = box.selectionStart ?? box.value.length;
    const line = readLine(box.value, world.known);
    showChips(line, (option, value) => choiceOf(option, value)?.name ?? unquoted(value), editOption);
    focus = focusOf(box.value, caret, world.known, (option, value) => choiceOf(option, value) !== undefined);
    remote.cancel();
    if (!focus) openPeople(box.value.slice(0, caret));
    else if (focus.kind === 'command') openCommands(focus);
    else if (focus.kind === 'option') openOptions(focus);
    else openValues(focus);
  }

  function open(title: string, suggestions: Suggestion[]): void {
    if (suggestions.length > 0) popup.show(title, suggestions);
    else popup.close();
  }

  function openCommands(at: Focus): void {
    open('Commands', [...commandSuggestions(world.known, at), ...menuSuggestions(world.menu, at.typed)]);
  }

  /** Opens the list of people for an entry of the menu on a user, such as `Stats @bo`. No other text may begin without a slash. */
  function openPeople(before: string): void {
    const entry = world.menu.find((name) => before.startsWith(`${name} @`));
    const typed = entry === undefined ? '' : before.slice(entry.length + 2).toLowerCase();
    const people = world.people.filter(({ name }) => entry !== undefined && name.toLowerCase().includes(typed));
    open(
      entry ?? '',
      people.map(({ id, name }) => ({ label: `@${name}`, detail: id, text: `${entry} <@${id}>`, from: 0 })),
    );
  }

  function openOptions(at: Extract<Focus, { kind: 'option' }>): void {
    const { path, description } = at.line.invocable;
    open(`/${path} · ${description}`, optionSuggestions(at.line, at.typed, at.from));
  }

  function openValues(at: Extract<Focus, { kind: 'value' }>): void {
    const { option, line, typed, from, nextOption } = at;
    const title = `${option.name} · ${describe(option)}`;
    const next = nextOption ? optionSuggestions(line, nextOption.typed, nextOption.from) : [];
    const show = (choices: readonly Choice[], note = '') =>
      popup.show(title + note, [...choiceSuggestions(choices, from), ...next]);
    if (!option.autocomplete) {
      show(fitting(knownChoices(option, world.people), unquoted(typed)));
      return;
    }
    show([], ' …');
    remote.ask(
      autocompleteInput(line, option, typed),
      (choices) => {
        for (const choice of choices) offered.set(`${option.name}:${choice.value}`, choice);
        show(choices, choices.length === 0 ? ' · nothing fits; what you type is sent as it is' : '');
      },
      (reason) => show([], ` · ${reason}`),
    );
  }

  function accept(suggestion: Suggestion): void {
    const to = focus?.to ?? box.value.length;
    const spaced = suggestion.text.endsWith(' ') && box.value.charAt(to) === ' ';
    box.setRangeText(suggestion.text, suggestion.from, spaced ? to + 1 : to, 'end');
    box.focus();
    refresh();
  }

  function editOption(option: OptionJson): void {
    const given = readLine(box.value, world.known)?.given.find((one) => one.option === option);
    const end = box.value.length;
    if (given) box.setSelectionRange(given.valueStart, given.valueStart + given.value.length);
    else box.setRangeText(`${box.value.endsWith(' ') ? '' : ' '}${option.name}:`, end, end, 'end');
    box.focus();
    refresh();
  }

  /** Returns whether Enter accepts the highlighted suggestion, because the line means nothing without it. */
  function unfinished(): boolean {
    // The entry of the menu on a user still needs a person.
    if (!focus) return true;
    if (focus.kind === 'command') return readLine(box.value, world.known) === undefined;
    if (focus.kind !== 'value') return false;
    return (
      focus.typed.trim() === '' || (focus.option.choices !== undefined && !choiceOf(focus.option, focus.typed.trim()))
    );
  }

  function enter(): void {
    const { suggestion, chosen } = popup.active();
    const line = readLine(box.value, world.known);
    const needed = line && missing(line)[0];
    if (suggestion && (chosen || unfinished())) accept(suggestion);
    else if (needed) editOption(needed);
    else send(withoutEmptyOptions(box.value, line));
  }

  function send(input: string): void {
    if (input === '') return;
    box.value = '';
    refresh();
    world.send(input);
  }

  function key(event: KeyboardEvent): void {
    // An input method uses Enter to confirm a word.
    if (event.isComposing) return;
    const { suggestion } = popup.active();
    if (event.key === 'Escape' && popup.isOpen()) popup.close();
    else if (event.key === 'ArrowDown' && suggestion) popup.move(1);
    else if (event.key === 'ArrowUp' && suggestion) popup.move(-1);
    else if (event.key === 'Tab' && !event.shiftKey && suggestion) accept(suggestion);
    else return;
    event.preventDefault();
  }

  const form = byId('composer', HTMLFormElement);
  box.addEventListener('input', refresh);
  box.addEventListener('click', refresh);
  box.addEventListener('keydown', key);
  box.addEventListener('keyup', (event) => {
    if (/^(?:ArrowLeft|ArrowRight|Home|End)$/.test(event.key)) refresh();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    enter();
  });
  form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) popup.close();
  });

  return {
    put(text) {
      box.value = text;
      box.focus();
      box.setSelectionRange(text.length, text.length);
      refresh();
    },
  };
}
