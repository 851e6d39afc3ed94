import type { Command } from '../command.ts';
import { pageOf } from '../shared/pager.ts';
import { noting } from './claims-wait.ts';
import { adminConfig } from './config.ts';
import { fileComponents } from './file-decisions.ts';
import { adminHealth } from './health.ts';
import { adminIngest, listFiles } from './ingest.ts';
import { adminLinks, linkComponents } from './links.ts';
import { adminMaintenance } from './maintenance.ts';
import { managed } from './managed.ts';
import { adminMerge, mergeComponents } from './merge.ts';
import { adminMetrics } from './metrics.ts';
import { adminPerson, personComponents } from './person.ts';
import { tellingOfPosts } from './post-trouble.ts';
import { adminPosts } from './posts.ts';
import { adminRound } from './round.ts';
import { noSuchRound, roundId } from './round-option.ts';
import { deriveRound } from './round-reply.ts';
import { sendTestPosts } from './test-post.ts';

export const adminCommand: Command = {
  name: 'admin',
  group: 'Bot',
  description: 'Tools for server managers',
  manageServer: true,
  subcommands: {
    health: noting(adminHealth),
    metrics: noting(adminMetrics),
    ingest: noting(adminIngest),
    round: noting(adminRound),
    maintenance: noting(adminMaintenance),
    merge: noting(adminMerge),
    person: noting(adminPerson),
    links: tellingOfPosts(adminLinks),
    posts: noting(adminPosts),
    config: noting(adminConfig),
  },
  components: {
    files: managed((args, _values, context) => listFiles(pageOf(args), context)),
    derive: managed(async ({ id }, _values, context) => {
      const known = roundId(id);
      return known ? deriveRound(known, context) : noSuchRound(context);
    }),
    version: managed(fileComponents.version),
    use: managed(fileComponents.use),
    setaside: managed(fileComponents.setaside),
    byrules: managed(fileComponents.byrules),
    mergepick: managed(mergeComponents.mergepick),
    merge: managed(mergeComponents.merge),
    unmerge: managed(mergeComponents.unmerge),
    keepmerge: managed(mergeComponents.keepmerge),
    person: managed(personComponents.person),
    persontask: managed(personComponents.persontask),
    links: managed(linkComponents.links),
    acceptclaim: managed(linkComponents.acceptclaim),
    refuseclaim: managed(linkComponents.refuseclaim),
    testpost: managed((args, _values, context) => sendTestPosts(args, context)),
    cancel: managed(async (_args, _values, { caller }) => ({ content: caller.texts.admin.cancelled })),
  },
};
