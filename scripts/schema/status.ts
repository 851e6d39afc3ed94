import type { ClientBase } from 'pg';
import { databaseVersion, newestVersion, outstanding } from './migrations.ts';
import type { ObjectState } from './replace-objects.ts';
import { objectState } from './replace-objects.ts';

export interface SchemaStatus {
  /** The newest migration that the database has; 0 where there is no schema. */
  version: number;
  /** Migrations that it lacks. */
  outstanding: number[];
  /** Undefined where the database cannot say yet. */
  objects: ObjectState | undefined;
}

/** Returns what the database lacks of this checkout's schema; changes nothing. Throws as applySchema does. */
export async function readStatus(client: ClientBase): Promise<SchemaStatus> {
  const version = await databaseVersion(client);
  const recordsObjects = version > 18;
  return {
    version,
    outstanding: outstanding(version),
    objects: recordsObjects ? await objectState(client) : undefined,
  };
}

/** The status as text for people. */
export function describeStatus({ version, outstanding, objects }: SchemaStatus): string {
  const lines = [
    version === 0
      ? `The database has no schema yet; this version has migration ${newestVersion}.`
      : `The schema is at ${version}, this version at ${newestVersion}.`,
  ];
  if (outstanding.length > 0) lines.push(`Outstanding migrations: ${outstanding.join(', ')}.`);
  const differing = [...new Set([...(objects?.changed ?? []), ...(objects?.removed ?? [])])];
  if (differing.length > 0) lines.push(`Functions, views and triggers of another version: ${differing.join(', ')}.`);
  if (objects && objects.altered.length > 0) lines.push(`Altered in the database: ${objects.altered.join(', ')}.`);
  const isCurrent = outstanding.length === 0 && differing.length === 0 && objects?.altered.length === 0;
  lines.push(isCurrent ? 'Nothing to do.' : 'Run npm run schema.');
  return lines.join('\n');
}
