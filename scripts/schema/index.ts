import { defineCommand, runMain } from 'citty';
import pg from 'pg';
import { applySchema, newestVersion } from './apply.ts';
import { writeSnapshot } from './snapshot.ts';

const main = defineCommand({
  meta: { name: 'db:migrate', description: 'Applies the outstanding schema migrations to DATABASE_URL' },
  args: {
    to: { type: 'string', description: 'Connection string; DATABASE_URL when left out' },
    snapshot: { type: 'boolean', description: 'Also write the resulting schema to src/db (after adding a migration)' },
  },
  async run({ args }) {
    const url = args.to ?? process.env.DATABASE_URL;
    if (!url)
      throw new Error(
        'DATABASE_URL is not set: give the connection string there or with --to (Neon console → Connect).',
      );
    const applied = await applySchema(url);
    console.log(
      applied.length > 0 ? `Applied ${applied.join(', ')}.` : `Nothing to do: the schema is at ${newestVersion}.`,
    );
    if (!args.snapshot) return;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await writeSnapshot(client).finally(() => client.end());
  },
});

await runMain(main);
