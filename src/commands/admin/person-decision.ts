import type { PersonDecision, StoredPerson } from '../../db/queries/person.ts';
import { storedPerson } from '../../db/queries/person.ts';
import type { Outcome } from '../../db/queries/person-decisions.ts';
import {
  excludePerson,
  forgetPerson,
  giveName,
  includePerson,
  keepPerson,
  restoreName,
} from '../../db/queries/person-decisions.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, ephemeral, row } from '../../discord/reply.ts';
import { chosenName, chosenNameLength } from '../../domain/names.ts';
import type { Context } from '../context.ts';
import { expiry } from '../shared/confirmation.ts';
import { nobodyFound, pickPlayer } from '../shared/player-option.ts';
import { personText, showPerson } from './person-reply.ts';

/** What a manager wants to do about a person. The task may come from a forged custom id. */
interface Wanted {
  task: string;
  name?: string | undefined;
  reason?: string | null;
}

const [shortest, longest] = chosenNameLength;

/** Carries out a manager's decision about a person and shows them as they are stored now. A deletion is confirmed first. */
export async function decideAboutPerson(reference: PlayerReference, wanted: Wanted, context: Context): Promise<Reply> {
  const { caller, db, user, now } = context;
  const { candidates, person } = await storedPerson(db, reference, { page: 1, perPage: 1 });
  // The reason is too long for a custom id, so that who picks from the list has to run the command again.
  if (candidates.length > 1) return pickPlayer(candidates, { route: 'admin.person', reference }, context);
  if (!person) return nobodyFound(reference, context);
  const guid = person.guids[0] ?? '';
  const decided = { guid, by: user.id, now, reason: wanted.reason ?? null };
  const done = async (write: Promise<Outcome>, decision: PersonDecision) => {
    if ((await write) === 'unchanged') return showPerson({ text: guid }, context);
    context.settingsChanged();
    const said = `${personText(person, caller)}: ${caller.texts.adminPerson.decided[decision]}`;
    return showPerson({ text: guid }, context, { said });
  };
  switch (wanted.task) {
    case 'exclude':
      return person.exclusion ? showPerson({ text: guid }, context) : done(excludePerson(context, decided), 'exclude');
    case 'include':
      return done(includePerson(context, decided), 'include');
    case 'rename': {
      const name = wanted.name === undefined ? neutralName(guid) : chosenName(wanted.name);
      if (!name) return ephemeral(caller.texts.you.badName(shortest, longest));
      if (person.removedAt) return showPerson({ text: guid }, context);
      return done(giveName(context, { ...decided, name }), 'rename');
    }
    case 'restore':
      return done(restoreName(context, decided), 'restore name');
    case 'delete':
      if (person.removedAt || person.removeAfter) return showPerson({ text: guid }, context);
      return confirmDeletion(person, context);
    case 'forget':
      return done(forgetPerson(context, decided), 'delete');
    case 'keep':
      return done(keepPerson(context, decided), 'keep');
    default:
      return ephemeral(caller.texts.errors.outOfDate);
  }
}

/** Returns a name that says nothing, for somebody whose own must not be shown. */
const neutralName = (guid: string) => `Player ${guid.slice(0, 4)}`;

function confirmDeletion(person: StoredPerson, { user, caller, now }: Context): Reply {
  const { adminPerson: texts, admin, you } = caller.texts;
  const g = person.guids[0] ?? '';
  const sure = encodeCustomId({
    route: 'admin.persontask',
    owner: user.id,
    args: { g, task: 'forget', t: expiry(now) },
  });
  const cancel = encodeCustomId({ route: 'admin.cancel', owner: user.id, args: {} });
  return {
    content: texts.confirmDeletion(personText(person, caller)),
    rows: [
      row(
        button(sure, { label: you.deleteForGood, emoji: '🗑️', danger: true }),
        button(cancel, { label: admin.cancel }),
      ),
    ],
  };
}
