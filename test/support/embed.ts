import type { Bot } from './bot.ts';

type Outcome = Awaited<ReturnType<Bot['discord']['ask']>>;

/** All that an embed says, markdown's backslashes taken off and no-break spaces as plain ones. */
export function embedText({ message }: Pick<Outcome, 'message'>): string {
  const [embed] = message?.embeds ?? [];
  const fields = (embed?.fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [embed?.title, embed?.description, ...fields, embed?.footer?.text]
    .join('\n')
    .replace(/\\/g, '')
    .replace(/[\u00a0\u202f]/g, ' ');
}
