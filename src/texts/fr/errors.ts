import type { errors as English } from '../en/errors.ts';

export const errors: typeof English = {
  needsManageServer: 'Il faut pour cela le droit « Gérer le serveur », sur un serveur de cette communauté.',
};
