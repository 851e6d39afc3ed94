import type { Random } from '../../../demo/random.ts';
import type { Db } from '../../../src/db/db.ts';
import type { TestDatabase } from '../database.ts';
import type { Person, SentFile } from './person.ts';

/** What the steps of a sequence work with. */
export interface Scene {
  random: Random;
  person: Person;
  db: Db;
  client: TestDatabase['client'];
  /** Names that the database was told to be the person's, as a search looks for them. Nobody can know the others. */
  told: Set<string>;
  send(file: SentFile): Promise<void>;
}
