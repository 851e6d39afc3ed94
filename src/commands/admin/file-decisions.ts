import { decideFilesOnce } from '../../db/ingest/decide-files.ts';
import type { FileDecision } from '../../db/ingest/surroundings.ts';
import type { FilePlace } from '../../db/queries/round-files.ts';
import { filePlace } from '../../db/queries/round-files.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { ComponentAction } from '../command.ts';
import type { Context } from '../context.ts';
import { decisionRows } from './decision-rows.ts';
import { fileLines } from './file-lines.ts';
import { noSuchRound, roundId } from './round-option.ts';
import { showRound } from './round-reply.ts';

/** Shows the round that a file belongs to, or only its files if no round is made from them. */
export async function showFile(id: string, context: Context, said?: string): Promise<Reply> {
  const place = await filePlace(context.db, id);
  if (!place) return noSuchRound(context);
  return place.roundId === null
    ? showGone(place, context, { id, said })
    : showRound(place.roundId, context, { said, file: id });
}

function showGone(
  { map, round, date, time, server, versions }: FilePlace,
  context: Context,
  { id, said }: { id: string; said: string | undefined },
): Reply {
  const { caller } = context;
  const { adminRounds: texts, common } = caller.texts;
  const clock = time.replace(/(\d\d)(\d\d)(\d\d)/, '$1:$2:$3');
  return {
    ...(said !== undefined && { content: said }),
    embeds: [
      {
        title: texts.titleGone(nameInText(map, 64), round),
        description: texts.gone(`${date} ${clock}`, nameInText(server)),
        fields: [
          { name: texts.files, value: fitLines(fileLines({ files: versions, server }, caller), 1000, common.more) },
        ],
        color: colour,
      },
    ],
    rows: decisionRows(versions, id, context),
  };
}

/** Returns an action that decides about the file in its custom id and shows what became of the round. */
function deciding(
  decision: (file: number, place: FilePlace) => Partial<FileDecision>,
  said: (texts: Context['caller']['texts']['adminRounds']) => string,
): ComponentAction {
  return async ({ id }, _values, context) => {
    const file = roundId(id);
    const place = file && (await filePlace(context.db, file));
    if (!file || !place) return noSuchRound(context);
    const { server, map, date, time, round, kind, versions } = place;
    await decideFilesOnce(context, {
      round: { server, map, date, time },
      decision: {
        roundNumber: kind === 'round' ? round : null,
        versions: versions.map((version) => version.id),
        by: context.user.id,
        ...decision(Number(file), place),
      },
      timeZone: context.serverTimeZone,
    });
    return showFile(file, context, said(context.caller.texts.adminRounds));
  };
}

/** The menu and buttons of a round's files. */
export const fileComponents = {
  version: (async (_args, [file], context) => {
    const id = roundId(file);
    return id ? showFile(id, context) : noSuchRound(context);
  }) satisfies ComponentAction,
  use: deciding(
    (file) => ({ choose: file }),
    (texts) => texts.nowUsed,
  ),
  setaside: deciding(
    (file) => ({ setAside: [file] }),
    (texts) => texts.nowSetAside,
  ),
  byrules: deciding(
    () => ({ choose: 0 }),
    (texts) => texts.nowByRules,
  ),
};
