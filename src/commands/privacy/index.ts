import type { Command } from '../command.ts';
import { deleteComponents, privacyDelete } from './delete.ts';
import { keepComponents } from './deletion.ts';
import { privacyOptIn } from './opt-in.ts';
import { privacyOptOut } from './opt-out.ts';
import { privacyShow } from './show.ts';

export const privacyCommand: Command = {
  name: 'privacy',
  group: 'You',
  description: 'What is stored about you, and who may see it',
  components: { ...deleteComponents, ...keepComponents },
  subcommands: { show: privacyShow, 'opt-out': privacyOptOut, 'opt-in': privacyOptIn, delete: privacyDelete },
};
