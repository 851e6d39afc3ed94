import type { ProcessedFile } from '../../db/queries/processed-files.ts';
import { processedFiles } from '../../db/queries/processed-files.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { formatCounted } from '../../views/numbers.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { pager } from '../shared/pager.ts';
import { noSuchRound, roundDescription, roundId, suggestRounds } from './round-option.ts';
import { showRound } from './round-reply.ts';

const perPage = 10;

export const adminIngest = defineAction({
  description: 'The latest files and what became of them, or one round in detail',
  options: { round: { type: 'string', description: roundDescription } },
  examples: ['/admin ingest'],
  manage: true,
  private: true,
  autocomplete: { round: suggestRounds },

  async run({ round }, context) {
    if (round === undefined) return listFiles(1, context);
    const id = roundId(round);
    return id ? showRound(id, context) : noSuchRound();
  },
});

/** Returns one page of the received files, newest first. */
export async function listFiles(wanted: number, context: Context): Promise<Reply> {
  const { files, page, pages, count } = await processedFiles(context.db, { page: wanted, perPage });
  if (count === 0) return ephemeral('No file has come in yet: a game server sends them to `/ingest/rounds/`.');
  return {
    embeds: [
      {
        title: 'Latest files',
        description: files.map(line).join('\n'),
        footer: {
          text: `${formatCounted(count, 'file')} · ✅ taken, ⛔ refused · /admin ingest round: shows one round`,
        },
        color: colour,
      },
    ],
    rows: pager({ route: 'admin.files', owner: context.user.id, args: {}, page, pages }),
  };
}

function line({ filename, success, errorMessage, processedAt, findings }: ProcessedFile): string {
  const at = processedAt ? ` ${timestamp(processedAt)}` : '';
  const odd = findings ? ` · ${formatCounted(findings, 'finding')}` : '';
  if (success) return `✅ ${nameInText(filename, 80)}${at}${odd}`;
  return `⛔ ${nameInText(filename, 80)}${at}: ${nameInText(errorMessage ?? 'no reason noted', 120)}`;
}
