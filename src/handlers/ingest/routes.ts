import { Hono } from 'hono/tiny';
import { postRound } from './post.ts';
import type { SenderVariables } from './sender.ts';
import { knownSender } from './sender.ts';
import { roundStatus } from './status.ts';

/** The routes below /ingest, to which game servers send their files. */
export const ingest = new Hono<{ Bindings: object; Variables: SenderVariables }>()
  .use(knownSender)
  .post('/rounds/:filename', postRound)
  .get('/rounds/:filename', roundStatus);
