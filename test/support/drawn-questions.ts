import { sample } from './sample.ts';

/** Draws a third of the questions to compare, and one of each command if none was drawn. `npm run test:long` takes all of them. */
export function drawnQuestions<Question extends { line: string }>(questions: readonly Question[]): Question[] {
  const drawn = new Set(sample(questions, Math.ceil(questions.length / 3)));
  for (const ofCommand of Map.groupBy(questions, ({ line }) => line.split(' ')[0]).values())
    if (!ofCommand.some((one) => drawn.has(one))) for (const one of sample(ofCommand, 1)) drawn.add(one);
  return questions.filter((one) => drawn.has(one));
}
