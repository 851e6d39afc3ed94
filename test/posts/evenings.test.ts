import { test } from 'vitest';
import { playEvenings } from '../support/posts/evenings.ts';
import { seedOfRun } from '../support/seed.ts';

const seed = seedOfRun();

test(`a few rounds while requests fail at random and the Worker is ended once: one message a match (SEED=${seed})`, () =>
  playEvenings({ seed, matches: 4, kills: 1 }));
