import type { Command } from './command.ts';
import { adminConfig } from './shared/admin/config.ts';
import { adminHealth } from './shared/admin/health.ts';
import { adminIngest, listFiles } from './shared/admin/ingest.ts';
import { adminMaintenance } from './shared/admin/maintenance.ts';
import { managed } from './shared/admin/managed.ts';
import { adminMerge, mergeComponents } from './shared/admin/merge.ts';
import { adminMetrics } from './shared/admin/metrics.ts';
import { adminRound } from './shared/admin/round.ts';
import { noSuchRound, roundId } from './shared/admin/round-option.ts';
import { deriveRound } from './shared/admin/round-reply.ts';
import { pageOf } from './shared/pager.ts';

export const adminCommand: Command = {
  name: 'admin',
  group: 'Bot',
  description: 'For who may manage the server',
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
      return known ? deriveRound(known, context) : noSuchRound();
    }),
    mergefrom: managed(mergeComponents.mergefrom),
    mergeinto: managed(mergeComponents.mergeinto),
    merge: managed(mergeComponents.merge),
    unmerge: managed(mergeComponents.unmerge),
  },
};
