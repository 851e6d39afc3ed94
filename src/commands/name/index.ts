import type { Command } from '../command.ts';
import { nameAlias } from './alias.ts';
import { nameReset } from './reset.ts';
import { nameSet } from './set.ts';

export const nameCommand: Command = {
  name: 'name',
  group: 'You',
  description: 'The name you are shown under',
  subcommands: { set: nameSet, alias: nameAlias, reset: nameReset },
};
