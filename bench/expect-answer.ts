import { localeOf } from '../src/texts/locale.ts';

/** What a benchmark sees of an answer: a message's text, or suggestions. */
interface Answered {
  content?: string | undefined;
  choices?: readonly unknown[] | null | undefined;
}

const { notHere, notSetUp } = localeOf('en').texts.errors;
const refusals = [notHere, notSetUp('').split('`')[0] ?? '', '-# Error'];

/**
 * Throws if an answer is a refusal, an error or an empty list of suggestions. These cost little, so a benchmark of them would show good
 * figures of a bot that answers nobody.
 */
export function expectAnswer(line: string, { content = '', choices }: Answered): void {
  if (choices?.length === 0) throw new Error(`${line}: no suggestions`);
  const refusal = refusals.find((text) => content.includes(text));
  if (refusal !== undefined) throw new Error(`${line}: ${content}`);
}
