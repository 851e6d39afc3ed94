import { parentPort, workerData } from 'node:worker_threads';
import { MigrationRefused } from '../source/findings.ts';
import { readLayout } from '../source/layout.ts';
import { openSource } from '../source/source.ts';
import { DirectReader } from './reader.ts';
import type { ThreadData, ThreadMessage } from './reading-thread.ts';
import { readingOrder, SourceRows } from './source-rows.ts';

/** A reading thread. It sends its share of the source table by table and is never more than a few chunks ahead of the receiver. */

const ahead = 40;
const { file, access, options, flow } = workerData as ThreadData;

function send(message: ThreadMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function sendChunk(chunk: Buffer): void {
  const sent = Atomics.add(flow, 0, 1);
  for (let taken = Atomics.load(flow, 1); sent - taken >= ahead; taken = Atomics.load(flow, 1)) {
    Atomics.wait(flow, 1, taken);
  }
  send({ chunk }, [chunk.buffer as ArrayBuffer]);
}

try {
  const source = openSource(file, access);
  send({ opened: true });
  const rows = new SourceRows(source, readLayout(source, options), options);
  const reader = new DirectReader(rows, (...progress) => send({ progress }));
  for (const table of readingOrder.filter(({ name }) => options.tables.includes(name))) {
    for (const chunk of reader.chunks(table)) sendChunk(chunk);
    send({ sums: reader.sums(table) });
  }
  send({ result: reader.result() });
  source.close();
} catch (error) {
  if (!(error instanceof MigrationRefused)) throw error;
  send({ refused: { findings: error.findings, count: error.count } });
}
