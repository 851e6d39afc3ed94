import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** The test files that take longest. Vitest knows only after a first run, and one of them alone at the end would keep all others waiting. */
const longest = [
  'playground/visit',
  'commands/walk',
  'posts/evenings',
  'handlers/neon',
  'handlers/faults',
  'handlers/defer',
  'demo/community/truth',
  'pages/pages',
  'playground/phone',
  'scripts/monitor/stubborn',
  'scripts/monitor/worker',
  'handlers/address-ban',
  'docs/deploy',
  'playground/start',
  'recipes/add-a-sum',
  'scripts/backup/round-trip',
  'scripts/cutover',
  'playground/page',
  'scripts/database/postgres',
  'scripts/deploy',
  'scripts/cli/programs',
  'scripts/doctor/mistakes',
  'commands/admin/merge',
  'commands/admin/languages',
  'db/forgotten',
  'posts/outbox',
  'scripts/migrate/faults',
  'commands/pseudo',
  'commands/stranger',
  'commands/session-languages',
  'posts/evening',
  'pages/hidden',
  'scripts/doctor/dead-services',
].map((name) => `/test/${name}.test.ts`);

/** Orders test files as Vitest does, with the longest ones before the others of their project. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(name));
    const place = ({ moduleId }: TestSpecification) => longest.findIndex((name) => moduleId.endsWith(name));
    const first = sorted.filter(isLong).sort((one, other) => place(one) - place(other));
    const pure = sorted.filter(({ project }) => project.name === 'pure');
    const rest = sorted.filter((spec) => !isLong(spec) && spec.project.name !== 'pure');
    return [...pure, ...first, ...rest];
  }
}
