import { test } from 'vitest';
import { playEvenings } from '../support/posts/evenings.ts';
import { seedOfRun } from '../support/seed.ts';

const seed = seedOfRun();

test(`500 rounds while requests fail at random and the Worker is ended 20 times: one message a match (SEED=${seed})`, () =>
  playEvenings({ seed, matches: 250, kills: 20 }));
