import type { PersonLine, StoredPerson } from '../../db/queries/person.ts';
import { storedPerson } from '../../db/queries/person.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp, userMention } from '../../discord/markup.ts';
import type { ActionRow, Reply } from '../../discord/reply.ts';
import { button, colour, row } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Locale } from '../../texts/locale.ts';
import { itemLine } from '../../texts/words.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';
import { pager } from '../shared/pager.ts';
import { nobodyFound, pickPlayer } from '../shared/player-option.ts';

const perPage = 15;

interface Shown {
  /** Text above that reports a change just made. */
  said?: string;
  /** The first page is the overview. */
  page?: number;
}

/** Shows what is stored about a person: an overview with what managers decided, then page by page their names and rounds. */
export async function showPerson(
  reference: PlayerReference,
  context: Context,
  { said, page: asked = 1 }: Shown = {},
): Promise<Reply> {
  const { caller, db, user } = context;
  const answer = await storedPerson(db, reference, { page: asked - 1, perPage });
  const { candidates, person, lines } = answer;
  if (candidates.length > 1) return pickPlayer(candidates, { route: 'admin.person', reference }, context);
  if (!person) return nobodyFound(reference, context);
  const pages = lines.length > 0 ? answer.pages + 1 : 1;
  const page = Math.min(asked, pages);
  const args = { g: person.guids[0] ?? '' };
  const shown = page === 1 ? overview(person, caller) : lines.map(lineText);
  return {
    ...(said !== undefined && { content: said }),
    embeds: [{ title: wholeName(person.name, caller), description: shown.join('\n'), color: colour }],
    rows: [...undoRow(person, context), ...pager({ route: 'admin.person', owner: user.id, args, page, pages })],
    ephemeral: true,
  };
}

/** Returns a person's name and GUID, for sentences. */
export function personText({ name, guids: [guid = ''] }: StoredPerson, locale: Locale): string {
  return `**${wholeName(name, locale)}** (${nameInText(guid, 20)})`;
}

/** Returns the buttons that take back what holds for the person now. */
function undoRow(person: StoredPerson, { user, caller }: Context): ActionRow[] {
  const { adminPerson: texts, you } = caller.texts;
  const to = (task: string) =>
    encodeCustomId({ route: 'admin.persontask', owner: user.id, args: { g: person.guids[0] ?? '', task } });
  const buttons = [
    ...(person.exclusion ? [button(to('include'), { label: texts.include, emoji: '↩️' })] : []),
    ...(person.givenName ? [button(to('restore'), { label: texts.restore, emoji: '↩️' })] : []),
    ...(person.removeAfter ? [button(to('keep'), { label: you.keepNames, emoji: '↩️' })] : []),
  ];
  return buttons.length > 0 ? [row(...buttons)] : [];
}

/** Rows that are stored of a person, by the name of the command that shows such rows. */
const counted = ['weapons', 'awards', 'vs', 'records', 'teams'] as const;

/** Returns one line for each thing that is stored. */
function overview(person: StoredPerson, locale: Locale): string[] {
  const { adminPerson: texts, you, common } = locale.texts;
  const { exclusion, removeAfter, removedAt, chosenName, givenName } = person;
  const [guid, ...merged] = person.guids.map((one) => `\`${nameInText(one, 20)}\``);
  const day = (instant: string) => timestamp(new Date(instant), 'd');
  return [
    you.storedGuid(guid ?? ''),
    ...(merged.length > 0 ? [you.storedMerged(merged.join(', '))] : []),
    ...(exclusion
      ? [`🚫 ${texts.excluded(day(exclusion.since), userMention(exclusion.by), nameInText(exclusion.reason, 200))}`]
      : []),
    ...(givenName ? [`${nameInText(givenName)}: ${texts.decided.rename}`] : []),
    ...(chosenName ? [you.storedName(`${nameInText(chosenName)} ${you.chosen}`)] : []),
    ...person.links.map(({ discordId, username }) =>
      you.storedDiscord(`${userMention(discordId)} (${nameInText(username)})`),
    ),
    ...person.claims.map(({ discordId, since }) =>
      itemLine(you.isThat(userMention(discordId), guid ?? ''), day(since)),
    ),
    you.storedAliases(locale.count(person.aliases)),
    you.storedRounds(common.rounds(person.rounds)),
    itemLine(...counted.map((what) => `\`/${optionName(locale, what)}\` ${locale.count(person[what])}`)),
    person.optedOut ? you.invisible : removeAfter ? you.hiddenUntilRemoved : you.visible,
    ...(removeAfter ? [you.namesGoOn(day(removeAfter))] : []),
    ...(removedAt ? [you.namesGone] : []),
    ...person.decisions.map(({ decision, at, by, reason }) =>
      [`-# ${day(at)} ${userMention(by)}`, texts.decided[decision], ...(reason ? [nameInText(reason, 60)] : [])].join(
        ' · ',
      ),
    ),
  ];
}

const lineText = ({ at, text, figures }: PersonLine) =>
  itemLine(at ? timestamp(new Date(at), 'd') : '', nameInText(text, 30), figures ?? '');
