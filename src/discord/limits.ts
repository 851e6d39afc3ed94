/** Discord's limits. Lengths of text are in UTF-16 code units. */
export const limits = {
  content: 2000,
  embeds: 10,
  embedTotal: 6000,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  customId: 100,
  buttonLabel: 80,
  selectOptions: 25,
  selectText: 100,
  choices: 25,
  choiceText: 100,
} as const;
