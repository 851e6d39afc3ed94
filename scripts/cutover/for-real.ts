import { join } from 'node:path';
import type { Reading, Replacing } from './database-steps.ts';
import { check, importFolder, migrate, verify } from './database-steps.ts';
import type { Step } from './run-steps.ts';

interface CutoverOptions {
  from: string;
  to: string;
  files: string | undefined;
  reading: Reading;
  replacing: Replacing;
  signal: AbortSignal;
  /** Rehearses, or finds that it was done. Returns its summary. */
  rehearse(): Promise<string[]>;
}

/** Returns the steps of a cut-over. What only the owner can do is asked for. */
export function cutoverSteps({ from, to, files, reading, replacing, signal, rehearse }: CutoverOptions): Step[] {
  const move = { from, to, reading, replacing, signal };
  return [
    { name: 'rehearse', title: 'Rehearse on a copy', run: rehearse },
    { name: 'check', title: 'Dry run against the new database', run: () => check(move) },
    {
      name: 'stop',
      title: 'Stop the old bot',
      ask: [
        'Tell the community that statistics pause for some minutes.',
        'Stop the old bot, and whatever starts it again (systemd, pm2, cron, screen).',
        "At Neon, make a snapshot of the new database if it is not empty (the console's Backup & Restore).",
      ],
    },
    { name: 'migrate', title: 'Migrate', run: () => migrate(move) },
    { name: 'verify', title: 'Verify', run: () => verify(move) },
    {
      name: 'files',
      title: 'Import raw files',
      run: async () =>
        files === undefined
          ? ['No folder was named (--files): import it later with npm run ingest.']
          : importFolder(files, to, signal),
    },
    {
      name: 'switch',
      title: 'Switch',
      ask: [
        'npm run deploy: the secrets and the Worker.',
        'npm run register-commands -- --interactions-url https://<your worker>/interactions',
        'Point the monitor of the game server to the Worker, see docs/monitor.md.',
        'npm run smoke -- --url https://<your worker>',
      ],
    },
    {
      name: 'watch',
      title: 'Watch, daily for a week',
      ask: [
        'npm run doctor -- --watch: nothing it calls an error.',
        'After each evening: /last shows it, and its score is the one that was played.',
        'npm run backup -- FILE, and keep the old bot’s database until the week is over.',
        'If it has to be undone: the same command with --roll-back.',
      ],
    },
  ];
}

/** Returns the step of the way back, which is possible at any time after the migration. */
export function rollBackSteps({ folder, run }: { folder: string; run(file: string): Promise<string[]> }): Step[] {
  const file = join(folder, 'roll-back.db');
  return [
    { name: 'export', title: 'Write the database back for the old bot', run: () => run(file) },
    {
      name: 'back',
      title: 'Go back',
      ask: [
        'Developer Portal → Interactions Endpoint URL: empty it and save, so that Discord sends nothing to the Worker.',
        'Stop the monitor of the game server.',
        `Keep the old bot's file under another name, and copy ${file} to where it was.`,
        'Start the old bot, which registers its own commands, and look at its newest session.',
      ],
    },
  ];
}
