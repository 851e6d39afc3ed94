import { ephemeral } from '../../discord/reply.ts';
import { fewestCandidates, mostCandidates } from '../../domain/team-builder.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Command } from '../command.ts';
import { defineAction } from '../command.ts';
import { hiddenOption } from '../shared/hidden-option.ts';
import { playerOptions, referenceOf, suggestPlayers } from '../shared/player-option.ts';
import { showBest } from './best.ts';
import { showBuilder } from './builder.ts';
import { showImpact } from './impact.ts';
import { pickedOfTwo, showPair } from './pair.ts';

const slots = Array.from({ length: mostCandidates }, (_, slot) => `player${slot + 1}`);

export const synergyCommand: Command = {
  name: 'synergy',
  group: 'Teams',
  description: 'Who plays well together, and balanced teams',
  components: {
    pick: pickedOfTwo,
    partners: (_args, [guid = ''], context) => showImpact({ text: guid }, context),
  },
  subcommands: {
    pair: defineAction({
      description: 'What two players do together: win rate, K/D, score',
      options: {
        player1: { type: 'string', description: 'Name or GUID of a player', required: true },
        player2: { type: 'string', description: 'Name or GUID of another player; yourself when left out' },
        hidden: hiddenOption,
      },
      examples: ['/synergy pair player1:Ada player2:Bo', '/synergy pair player1:Ada'],
      autocomplete: { player1: suggestPlayers, player2: suggestPlayers },
      run: ({ player1, player2 }, context) =>
        showPair(referenceOf({ player: player1 }, context), referenceOf({ player: player2 }, context), context),
    }),
    best: defineAction({
      description: 'The pairs who play best together',
      options: {
        limit: { type: 'integer', description: 'How many pairs; 10 when left out', min: 1, max: 25 },
        hidden: hiddenOption,
      },
      examples: ['/synergy best', '/synergy best limit:25'],
      run: ({ limit = 10 }, context) => showBest(limit, context),
    }),
    builder: defineAction({
      description: `The most balanced teams of ${fewestCandidates} to ${mostCandidates} players`,
      options: Object.fromEntries(
        slots.map((slot, index) => [
          slot,
          { type: 'string', description: `Name or GUID of player ${index + 1}`, required: index < fewestCandidates },
        ]),
      ),
      examples: ['/synergy builder player1:Ada player2:Bo player3:Cy player4:Di'],
      autocomplete: Object.fromEntries(slots.map((slot) => [slot, suggestPlayers])),
      run: (players, context) =>
        showBuilder(
          slots.flatMap((option) => {
            const typed = String(players[option] ?? '').trim();
            return typed === '' ? [] : [{ option, typed }];
          }),
          context,
        ),
    }),
    impact: defineAction({
      description: 'With whom a player does best and worst',
      options: { ...playerOptions, hidden: hiddenOption },
      examples: ['/synergy impact', '/synergy impact player:Ada'],
      autocomplete: { player: suggestPlayers },
      run: async (who, context) => {
        if (!who.player?.trim() || who.user === undefined) return showImpact(referenceOf(who, context), context);
        const option = (name: string) => `\`${optionName(context.caller, `synergy impact ${name}`)}\``;
        return ephemeral(context.caller.texts.synergy.twoNamed(option('player'), option('user')));
      },
    }),
  },
};
