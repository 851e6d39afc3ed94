import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callPlayground } from '../../scripts/ask/playground.ts';
import { UsageError } from '../../scripts/cli/errors.ts';
import { program, runProgram } from '../../scripts/cli/program.ts';
import type { Actor } from '../people/actor.ts';
import { createClosers } from '../start/closers.ts';
import { startAll } from '../start/run.ts';
import { browserPath, openStudio, schemes } from './photograph.ts';
import { withText } from './png-text.ts';
import { buttonOf, drawingIn, drawings, pictures, picturesActor, picturesNow, pictureText } from './shown.ts';

const command = program(
  'npm run pictures',
  'Makes the pictures in docs/ from a playground of its own, with Debian’s chromium',
);

const docs = join(import.meta.dirname, '../../docs');

/** Writes each picture in light and dark, with its text inside. Returns the exit code. */
async function makePictures(): Promise<number> {
  if (!existsSync(browserPath)) throw new UsageError(`There is no ${browserPath}: install Debian's package chromium.`);
  const dataDir = await mkdtemp(join(tmpdir(), 'stopwatch-pictures-'));
  const closers = createClosers();
  closers.add(() => rm(dataDir, { recursive: true, force: true }));
  try {
    const demo = { from: undefined, timeZone: undefined, databaseUrl: undefined, faults: [] };
    const url = await startAll({ ...demo, port: 0, dataDir }, closers, picturesNow);
    const port = Number(new URL(url).port);
    const found = await fetch(`${url}/api/people?search=${picturesActor}`);
    const { people } = (await found.json()) as { people: Actor[] };
    const as = people.find(({ name }) => name === picturesActor)?.id;
    if (as === undefined) throw new Error(`The demo has no ${picturesActor}.`);
    const studio = await openStudio({ url, actor: picturesActor, now: picturesNow });
    closers.add(studio.close);
    for (const picture of pictures) {
      const texts: string[] = [];
      for (const input of picture.columns.flat()) {
        const { message } = await callPlayground(port, { path: '/api/ask', body: { input, as } });
        if (message) texts.push(pictureText(input, message));
      }
      for (const scheme of schemes) {
        const png = await studio.photograph(picture, scheme);
        await writeFile(join(docs, `${picture.name}-${scheme}.png`), withText(png, texts.join('\n')));
        console.log(`docs/${picture.name}-${scheme}.png`);
      }
    }
    for (const drawing of drawings) {
      let { message } = await callPlayground(port, { path: '/api/ask', body: { input: drawing.line, as } });
      if (message && drawing.press !== undefined) {
        const body = { message: message.id, custom_id: buttonOf(message, drawing.press), as };
        ({ message } = await callPlayground(port, { path: '/api/press', body }));
      }
      if (!message) throw new Error(`${drawing.line} got no answer.`);
      const { url: address, text } = drawingIn(message, drawing);
      const png = new Uint8Array(await (await fetch(address)).arrayBuffer());
      await writeFile(join(docs, `${drawing.name}.png`), withText(png, text));
      console.log(`docs/${drawing.name}.png`);
    }
    return 0;
  } finally {
    await closers.closeAll();
  }
}

await runProgram(command, makePictures);
