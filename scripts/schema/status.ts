import type { ClientBase } from 'pg';
import { databaseVersion, newestVersion, outstanding } from './migrations.ts';
import type { ObjectState } from './replace-objects.ts';
import { objectState } from './replace-objects.ts';

export interface SchemaStatus {
  /** The newest migration that the database has, or 0 without a schema. */
  version: number;
  /** Migrations that the database lacks. */
  outstanding: number[];
  /** Undefined if the database is too old to tell. */
  objects: ObjectState | undefined;
  /** Whether there is nothing to do. */
  isCurrent: boolean;
}

/** Returns what the database lacks of this checkout's schema and changes nothing. Throws as applySchema does. */
export async function readStatus(client: ClientBase): Promise<SchemaStatus> {
  const version = await databaseVersion(client);
  const missing = outstanding(version);
  const recordsObjects = version > 18;
  const objects = recordsObjects ? await objectState(client) : undefined;
  const isCurrent = missing.length === 0 && Object.values(objects ?? {}).every((names) => names.length === 0);
  return { version, outstanding: missing, objects, isCurrent };
}

/** Returns the status as text for people. */
export function describeStatus({ version, outstanding, objects, isCurrent }: SchemaStatus): string {
  const lines = [
    version === 0
      ? `The database has no schema yet; this version has migration ${newestVersion}.`
      : `The schema is at ${version}, this version at ${newestVersion}.`,
  ];
  if (outstanding.length > 0) lines.push(`Outstanding migrations: ${outstanding.join(', ')}.`);
  const differing = [...new Set([...(objects?.changed ?? []), ...(objects?.removed ?? [])])];
  if (differing.length > 0) lines.push(`Functions, views and triggers of another version: ${differing.join(', ')}.`);
  if (objects && objects.altered.length > 0) lines.push(`Altered in the database: ${objects.altered.join(', ')}.`);
  lines.push(isCurrent ? 'Nothing to do.' : 'Run npm run schema.');
  return lines.join('\n');
}
