import { largestFile } from '../../../src/domain/round-file/text.ts';
import type { FileResult } from './result.ts';
import { describeStored } from './stored.ts';

/** How many files are sent at once. */
const atOnce = 3;
/** How often a file is sent again while the server asks for it. */
const tries = 8;
const longestWaitMs = 10_000;

/** Sends files, the oldest first, and reports each. Continues after refusals, and ends without throwing. */
export async function sendFiles(
  files: readonly File[],
  token: string,
  onResult: (result: FileResult) => void,
): Promise<void> {
  const waiting = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const worker = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const name = file.name;
      onResult({ name, ...(await sendFile(file, token).catch(unsent)) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

type Outcome = Omit<FileResult, 'name'>;

const unsent = (error: unknown): Outcome => ({
  outcome: 'not sent',
  note: error instanceof TypeError ? 'npm start did not answer, or the file cannot be read.' : String(error),
});

async function sendFile(file: File, token: string): Promise<Outcome> {
  if (file.size > largestFile) {
    return { outcome: 'refused', note: `It has ${file.size} bytes, and a round file has at most ${largestFile}.` };
  }
  const bytes = await file.arrayBuffer();
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`/ingest/rounds/${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain', 'x-playground': 'page' },
      body: bytes,
    });
    const answer = parse(await response.text());
    const { status } = response;
    if (status === 201) return { outcome: 'stored', note: describeStored(answer) };
    if (status === 200) return { outcome: 'already there', note: '' };
    const isPassing = status === 429 || status >= 500;
    const note = typeof answer.error === 'string' ? answer.error : `The server answered ${status}.`;
    if (!isPassing) return { outcome: 'refused', note };
    if (attempt === tries) return { outcome: 'not sent', note };
    const seconds = Number(response.headers.get('retry-after')) || attempt;
    await new Promise((resolve) => setTimeout(resolve, Math.min(seconds * 1000, longestWaitMs)));
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
