import type { Command } from '../command.ts';
import { playersFind } from './find.ts';
import { listComponents, playersList } from './list.ts';

export const playersCommand: Command = {
  name: 'players',
  group: 'Players',
  description: 'Everybody who has played',
  components: listComponents,
  subcommands: { list: playersList, find: playersFind },
};
