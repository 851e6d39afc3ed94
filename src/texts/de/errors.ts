import type { errors as English } from '../en/errors.ts';

export const errors: typeof English = {
  needsManageServer: 'Dafür brauchst du das Recht „Server verwalten“, auf einem Server dieser Community.',
};
