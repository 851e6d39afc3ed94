import { defineCommand, runMain } from 'citty';
import { callPlayground } from '../ask/playground.ts';
import { compare } from './compare.ts';

const main = defineCommand({
  meta: {
    name: 'compare',
    description:
      'Asks a running npm start, computes the same by plain SQL on the legacy file, and shows both side by side',
  },
  args: {
    from: { type: 'string', required: true, description: 'The legacy SQLite file that npm start was given' },
    port: { type: 'string', default: '8787', description: 'Port of the running npm start' },
    all: { type: 'boolean', description: 'Show equal answers too' },
  },
  async run({ args }) {
    const ask = async (input: string) => {
      const { message } = await callPlayground(Number(args.port), { path: '/api/ask', body: { input } });
      return message;
    };
    const results = await compare(args.from, ask, new Date());
    const different = results.filter(({ equal }) => !equal);
    for (const { question, bot, sqlite, equal } of args.all ? results : different) {
      console.log(`${equal ? 'equal' : 'DIFFERENT'}  ${question}`);
      const theirs = sqlite.split('\n');
      bot.split('\n').forEach((line, index) => {
        console.log(`  ${line.padEnd(60)} | ${theirs[index] ?? ''}`);
      });
    }
    console.log(`${results.length} answers compared, ${different.length} different`);
    process.exitCode = different.length > 0 ? 1 : 0;
  },
});

await runMain(main);
