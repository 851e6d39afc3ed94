import type { SessionSelector } from '../../db/queries/find-session.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Command } from '../command.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { hiddenOption } from '../shared/hidden-option.ts';
import { pageOf } from '../shared/pager.ts';
import { nobodyFound, playerOptions, referenceOf, suggestPlayers } from '../shared/player-option.ts';
import { sessionDateOption, sessionNumberOption, suggestSessionDates } from '../shared/session-date-option.ts';
import type { TypedSession } from '../shared/session-selector.ts';
import { parseSessionSelector } from '../shared/session-selector.ts';
import { changeTeams } from './change.ts';
import { defaultDays, mostDays, showHistory } from './history.ts';
import { showLineUps } from './lineup.ts';
import { longestName } from './rosters.ts';
import { showScore } from './score.ts';
import { assignPlayer, renameTeam, setTeams } from './set.ts';
import { showTeams } from './show.ts';

const date = { date: sessionDateOption, number: sessionNumberOption } as const;
const suggestDates = { date: suggestSessionDates };
const name = { type: 'string', minLength: 1, maxLength: longestName } as const;
const people = { type: 'string', maxLength: 600 } as const;

export const teamsCommand: Command = {
  name: 'teams',
  group: 'Teams',
  description: 'The teams of a gaming session, their score and line-ups',
  components: {
    show: ({ s = '' }, _values, context) => showTeams({ address: s }, context),
    score: ({ s = '' }, _values, context) => showScore({ address: s }, context),
    lineup: ({ s = '' }, _values, context) => showLineUps({ address: s }, 'the one before', context),
    history: (args, _values, context) => showHistory(daysOf(args.days), pageOf(args), context),
  },
  subcommands: {
    show: defineAction({
      description: 'Who played with whom',
      options: { ...date, hidden: hiddenOption },
      examples: ['/teams show', '/teams show date:yesterday'],
      autocomplete: suggestDates,
      run: async (which, context) => of(which, context, (selector) => showTeams(selector, context)),
    }),
    score: defineAction({
      description: 'Who won, map by map with times',
      options: { ...date, hidden: hiddenOption },
      examples: ['/teams score', '/teams score date:2026-02-28'],
      autocomplete: suggestDates,
      run: async (which, context) => of(which, context, (selector) => showScore(selector, context)),
    }),
    lineup: defineAction({
      description: 'What changed in the teams since the session before',
      options: {
        ...date,
        previous: {
          type: 'string',
          description: 'Compare with the session of this date; the one before when left out',
        },
        hidden: hiddenOption,
      },
      examples: ['/teams lineup', '/teams lineup date:2026-02-28 previous:2026-02-21'],
      autocomplete: { ...suggestDates, previous: suggestSessionDates },
      run: async ({ previous, ...which }, context) =>
        of(which, context, (selector) => {
          if (!previous?.trim()) return showLineUps(selector, 'the one before', context);
          return of({ date: previous, number: 1 }, context, (compared) => showLineUps(selector, compared, context));
        }),
    }),
    history: defineAction({
      description: 'Line-ups that came back: sessions, wins, losses, ties',
      options: {
        days: {
          type: 'integer',
          description: `How far back; ${defaultDays} days when left out`,
          min: 1,
          max: mostDays,
        },
        hidden: hiddenOption,
      },
      examples: ['/teams history', '/teams history days:90'],
      run: async ({ days = defaultDays }, context) => showHistory(days, 1, context),
    }),
    set: defineAction({
      description: 'Fix the two teams of a session: their names, and their players if they are not right',
      manage: true,
      options: {
        first: { ...name, description: 'Name of the first team' },
        second: { ...name, description: 'Name of the second team' },
        first_players: { ...people, description: 'Players of the first team: names or GUIDs, separated by commas' },
        second_players: { ...people, description: 'Players of the second team: names or GUIDs, separated by commas' },
        ...date,
        reset: { type: 'boolean', description: 'Forget what was set; the teams are detected again' },
      },
      examples: ['/teams set first:Night Tram second:Marmalade', '/teams set reset:true'],
      autocomplete: suggestDates,
      run: async ({ date: day, number, ...wanted }, context) =>
        changeTeams({ date: day, number }, (before) => setTeams(wanted, before, context), context),
    }),
    assign: defineAction({
      description: 'Put a player into a team',
      manage: true,
      options: {
        player: { ...playerOptions.player, description: 'Name or GUID of somebody who played', required: true },
        team: { type: 'string', description: 'Name or number of the team', required: true, maxLength: 100 },
        ...date,
      },
      examples: ['/teams assign player:Ada team:2'],
      autocomplete: { player: suggestPlayers, ...suggestDates },
      run: async ({ player, team, date: day, number }, context) => {
        const reference = referenceOf({ player }, context);
        return changeTeams(
          { date: day, number, player: reference },
          (before) =>
            before.candidates.length > 0 ? assignPlayer(team, before, context) : nobodyFound(reference, context),
          context,
        );
      },
    }),
    rename: defineAction({
      description: 'Give a team another name',
      manage: true,
      options: {
        team: { type: 'string', description: 'Name or number of the team', required: true, maxLength: 100 },
        name: { ...name, description: 'Its new name', required: true },
        ...date,
      },
      examples: ['/teams rename team:1 name:Night Tram'],
      autocomplete: suggestDates,
      run: async ({ team, name: wanted, date: day, number }, context) =>
        changeTeams({ date: day, number }, (before) => renameTeam(team, wanted, before, context), context),
    }),
  },
};

/** Runs `show` for the typed session, or replies what is wrong with the date. */
function of(
  typed: TypedSession,
  context: Context,
  show: (selector: SessionSelector) => Promise<Reply> | Reply,
): Promise<Reply> | Reply {
  const parsed = parseSessionSelector(typed, context);
  return 'reply' in parsed ? parsed.reply : show(parsed.selector);
}

function daysOf(days: string | undefined): number {
  const number = /^\d{1,3}$/.test(days ?? '') ? Number(days) : defaultDays;
  return Math.min(Math.max(number, 1), mostDays);
}
