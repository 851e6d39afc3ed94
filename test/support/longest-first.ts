import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** The test files that take longest. Vitest knows only after a first run, and one of them alone at the end would keep all others waiting. */
const longest = [
  'commands/walk',
  'playground/visit',
  'playground/start',
  'handlers/neon',
  'scripts/monitor/stubborn',
  'scripts/monitor/worker',
  'scripts/doctor/mistakes',
  'handlers/address-ban',
  'handlers/defer',
  'scripts/cli/programs',
  'scripts/migrate/faults',
  'demo/community/truth',
  'commands/pseudo',
  'commands/stranger',
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
