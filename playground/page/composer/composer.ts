import type { Actor } from '../../people/actor.ts';
import type { Choice, OptionJson } from '../api.ts';
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
  takesUser,
  userChoices,
} from './suggestions.ts';
import { createTypedBefore } from './typed-before.ts';

export interface ComposerWorld {
  /** Returns the commands in the reader's language. */
  known(): readonly Invocable[];
  /** Returns the entries of the menu on a user. */
  menu(): readonly string[];
  /** Returns the bot's suggestions for the last option of a line. */
  suggest(input: string, signal: AbortSignal): Promise<Choice[]>;
  /** Returns Discord users whose name contains a text. */
  findPeople(text: string, signal: AbortSignal): Promise<Actor[]>;
  send(input: string): void;
}

/** Creates the command box with the list and the option chips above it. `put` fills the box. */
export function createComposer(world: ComposerWorld): { put(text: string): void } {
  const box = byId('line', HTMLInputElement);
  const popup = createPopup(box, accept);
  const before = createTypedBefore();
  const remote = createRemoteChoices();
  /** Choices the bot has suggested, by option and value. They give a value its name and tell where it ends. */
  const offered = new Map<string, Choice>();
  let focus: Focus | undefined;

  const choiceOf = (option: OptionJson, typed: string) => {
    const value = unquoted(typed);
    return (
      knownChoices(option).find((choice) => String(choice.value) === value) ?? offered.get(`${option.name}:${value}`)
    );
  };

  function showOptions(): void {
    const line = readLine(box.value, world.known());
    showChips(line, (option, value) => choiceOf(option, value)?.name ?? unquoted(value), editOption);
  }

  function refresh(): void {
    const caret = box.selectionStart ?? box.value.length;
    showOptions();
    focus = focusOf(box.value, caret, world.known(), (option, value) => choiceOf(option, value) !== undefined);
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
    open('Commands', [...commandSuggestions(world.known(), at), ...menuSuggestions(world.menu(), at.typed)]);
  }

  /** Opens the list of people for an entry of the menu on a user, such as `Stats @bo`. No other text may begin without a slash. */
  function openPeople(before: string): void {
    const entry = world.menu().find((name) => before.startsWith(`${name} @`));
    if (entry === undefined) {
      popup.close();
      return;
    }
    const suggestion = ({ name, value }: Choice): Suggestion => ({
      label: name,
      detail: String(value),
      text: `${entry} <@${value}>`,
      from: 0,
      isLikely: true,
    });
    remote.ask(
      people(before.slice(entry.length + 2)),
      (choices) => open(entry, choices.map(suggestion)),
      (reason) => popup.show(`${entry} · ${reason}`, []),
    );
  }

  const people = (typed: string) => async (signal: AbortSignal) =>
    userChoices(await world.findPeople(typed.replace(/^@/, ''), signal));

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
    if (!option.autocomplete && !takesUser(option)) {
      show(fitting(knownChoices(option), unquoted(typed)));
      return;
    }
    show([], ' …');
    remote.ask(
      takesUser(option) ? people(typed) : (signal) => world.suggest(autocompleteInput(line, option, typed), signal),
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
    const given = readLine(box.value, world.known())?.given.find((one) => one.option === option);
    const end = box.value.length;
    if (given) box.setSelectionRange(given.valueStart, given.valueStart + given.value.length);
    else box.setRangeText(`${box.value.endsWith(' ') ? '' : ' '}${option.name}:`, end, end, 'end');
    box.focus();
    refresh();
  }

  /** Returns the highlighted suggestion, unless the line already says the same. */
  function wanted(): Suggestion | undefined {
    const suggestion = popup.highlighted();
    if (!suggestion) return undefined;
    const held = box.value.slice(suggestion.from, focus?.to ?? box.value.length);
    return held.trim() === suggestion.text.trim() ? undefined : suggestion;
  }

  function enter(): void {
    const suggestion = wanted();
    const line = readLine(box.value, world.known());
    const needed = line && missing(line)[0];
    if (suggestion) accept(suggestion);
    else if (needed) editOption(needed);
    else send(withoutEmptyOptions(box.value, line));
  }

  function send(input: string): void {
    if (input.trim() === '') return;
    before.add(input);
    box.value = '';
    refresh();
    world.send(input);
  }

  /** Puts an earlier command into the box. Returns whether there was one. */
  function recall(direction: -1 | 1): boolean {
    const text = before.step(box.value, direction);
    if (text === undefined) return false;
    box.value = text;
    box.setSelectionRange(text.length, text.length);
    showOptions();
    remote.cancel();
    popup.close();
    return true;
  }

  function key(event: KeyboardEvent): void {
    // An input method uses Enter to confirm a word.
    if (event.isComposing) return;
    const suggestion = popup.best();
    if (event.key === 'Escape' && popup.isOpen()) {
      remote.cancel();
      popup.close();
    } else if (event.key === 'ArrowDown' && suggestion) popup.move(1);
    else if (event.key === 'ArrowUp' && suggestion) popup.move(-1);
    else if (event.key === 'ArrowUp' && recall(-1)) {
    } else if (event.key === 'ArrowDown' && recall(1)) {
    } else if (event.key === 'Tab' && !event.shiftKey && suggestion) accept(suggestion);
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
