import type { Bot } from './bot.ts';

type Outcome = Awaited<ReturnType<Bot['discord']['ask']>>;

/** Returns all texts of an embed without markdown's backslashes. */
export function embedText({ message }: Pick<Outcome, 'message'>): string {
  const [embed] = message?.embeds ?? [];
  const fields = (embed?.fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [embed?.title, embed?.description, ...fields, embed?.footer?.text].join('\n').replace(/\\/g, '');
}
