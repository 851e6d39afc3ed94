import { afterAll } from 'vitest';
import { closeFile } from './after-file.ts';

// Runs before each test file.
afterAll(closeFile);
