import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import { suggestedPeople } from '../../db/queries/find-player.ts';
import { ephemeral } from '../../discord/reply.ts';
import { chosenNameLength } from '../../domain/names.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { ComponentAction } from '../command.ts';
import { defineAction } from '../command.ts';
import { isExpired } from '../shared/confirmation.ts';
import { pageOf } from '../shared/pager.ts';
import { referenceOf, suggestionsOf } from '../shared/player-option.ts';
import { choice } from './choices.ts';
import { decideAboutPerson } from './person-decision.ts';
import { showPerson } from './person-reply.ts';

const tasks = (['show', 'rename', 'exclude', 'delete'] as const).map((value) =>
  choice(value, ({ adminPerson }) => adminPerson.tasks[value]),
);

const [shortest, longest] = chosenNameLength;

export const adminPerson = defineAction({
  description: 'All that is stored about a player; renames, excludes or deletes them, and takes it back',
  options: {
    player: { type: 'string', description: 'Name or GUID, also of hidden players', required: true },
    task: { type: 'string', description: 'What to do; without it, shows what is stored', choices: tasks },
    name: {
      type: 'string',
      description: 'With rename: the name to show; without it a neutral one',
      minLength: shortest,
      maxLength: longest,
    },
    reason: { type: 'string', description: 'Why, for managers who look at it later', maxLength: 200 },
  },
  examples: ['/admin person player:Ada'],
  manage: true,
  private: true,
  autocomplete: {
    player: async (typed, context) =>
      suggestionsOf(await context.db.query<PlayerCandidate>(suggestedPeople(typed)), context),
  },

  async run({ player, task = 'show', name, reason }, context) {
    const { caller } = context;
    const why = reason?.trim() || null;
    if (task === 'exclude' && why === null)
      return ephemeral(caller.texts.adminPerson.whyExclude(optionName(caller, 'admin person reason')));
    const reference = referenceOf({ player }, context);
    if (task === 'show') return showPerson(reference, context);
    return decideAboutPerson(reference, { task, name, reason: why }, context);
  },
});

/** What buttons can ask for. The others need what only the command has: a reason, a name, or a confirmation. */
const buttonTasks = new Set(['include', 'restore', 'keep', 'forget']);

/** The components of /admin person, by action. */
export const personComponents = {
  person: (args, [picked = ''], context) => showPerson({ text: args.g ?? picked }, context, { page: pageOf(args) }),
  persontask: async ({ g = '', task = '', t }, _values, context) =>
    !buttonTasks.has(task) || (task === 'forget' && isExpired(t, context.now))
      ? ephemeral(context.caller.texts.errors.outOfDate)
      : decideAboutPerson({ text: g }, { task }, context),
} satisfies Record<string, ComponentAction>;
