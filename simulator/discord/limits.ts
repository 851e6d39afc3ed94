export { checkChoices } from './limits/choices.ts';
export { checkCommands } from './limits/commands.ts';
export { formError } from './limits/error.ts';
export type { Problem } from './limits/form.ts';
export { describeProblem, OWN_RULE } from './limits/form.ts';
export type { SentFile } from './limits/message.ts';
export { checkMessage } from './limits/message.ts';
export { checkModal } from './limits/modal.ts';
