import type { Command } from '../command.ts';
import { pageOf } from '../shared/pager.ts';
import { adminConfig } from './config.ts';
import { adminHealth } from './health.ts';
import { adminIngest, listFiles } from './ingest.ts';
import { adminMaintenance } from './maintenance.ts';
import { managed } from './managed.ts';
import { adminMerge, mergeComponents } from './merge.ts';
import { adminMetrics } from './metrics.ts';
import { adminRound } from './round.ts';
import { noSuchRound, roundId } from './round-option.ts';
import { deriveRound } from './round-reply.ts';

export const adminCommand: Command = {
  name: 'admin',
  group: 'Bot',
  description: 'Tools for server managers',
  manageServer: true,
  subcommands: {
    health: adminHealth,
    metrics: adminMetrics,
    ingest: adminIngest,
    round: adminRound,
    maintenance: adminMaintenance,
    merge: adminMerge,
    config: adminConfig,
  },
  components: {
    files: managed((args, _values, context) => listFiles(pageOf(args), context)),
    derive: managed(async ({ id }, _values, context) => {
      const known = roundId(id);
      return known ? deriveRound(known, context) : noSuchRound(context);
    }),
    mergepick: managed(mergeComponents.mergepick),
    merge: managed(mergeComponents.merge),
    unmerge: managed(mergeComponents.unmerge),
    keepmerge: managed(mergeComponents.keepmerge),
    cancel: managed(async (_args, _values, { caller }) => ({ content: caller.texts.admin.cancelled })),
  },
};
