import type { ProcessedFile } from '../../db/queries/processed-files.ts';
import { processedFiles } from '../../db/queries/processed-files.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Locale } from '../../texts/locale.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { pager } from '../shared/pager.ts';
import { showFile } from './file-decisions.ts';
import { fileId, noSuchRound, roundDescription, roundId, suggestRoundsAndFiles } from './round-option.ts';
import { showRound } from './round-reply.ts';
import { refusalText } from './stored-texts.ts';

const perPage = 10;

export const adminIngest = defineAction({
  description: 'The latest files and what became of them, or one round in detail',
  options: { round: { type: 'string', description: roundDescription } },
  examples: ['/admin ingest'],
  manage: true,
  private: true,
  autocomplete: { round: suggestRoundsAndFiles },

  async run({ round }, context) {
    if (round === undefined) return listFiles(1, context);
    const file = fileId(round);
    if (file) return showFile(file, context);
    const id = roundId(round);
    return id ? showRound(id, context) : noSuchRound(context);
  },
});

/** Returns one page of the received files, newest first. */
export async function listFiles(wanted: number, context: Context): Promise<Reply> {
  const { files, page, pages, count } = await processedFiles(context.db, { page: wanted, perPage });
  const { caller } = context;
  const { adminRounds, admin } = caller.texts;
  if (count === 0) return ephemeral(adminRounds.noFiles);
  return {
    embeds: [
      {
        title: adminRounds.latestFiles,
        description: files.map((file) => line(file, caller)).join('\n'),
        footer: { text: adminRounds.filesFooter(admin.files(count), optionName(caller, 'admin ingest round')) },
        color: colour,
      },
    ],
    rows: pager({ route: 'admin.files', owner: context.user.id, args: {}, page, pages }),
  };
}

function line({ filename, success, errorMessage, processedAt, findings }: ProcessedFile, locale: Locale): string {
  const at = processedAt ? ` ${timestamp(processedAt)}` : '';
  const odd = findings ? ` · ${locale.texts.adminRounds.foundOdd(findings)}` : '';
  if (success) return `✅ ${nameInText(filename, 80)}${at}${odd}`;
  return `⛔ ${nameInText(filename, 80)}${at}: ${refusalText(errorMessage, locale)}`;
}
