import type { Outcome } from '../finding.ts';
import { error, warning } from '../finding.ts';

const neededNpm = 11;
/** Clocks may differ by so many seconds: signatures allow 15 minutes, but a clock that drifts goes on. */
const mostSeconds = 120;

/** Checks npm, of which the older ones install other packages than package-lock.json says. Node was checked before this ran. */
export function checkTools(environment: NodeJS.ProcessEnv): Outcome {
  const npm = /npm\/(\d+)[.\d]*/.exec(environment.npm_config_user_agent ?? '');
  const findings =
    npm && Number(npm[1]) < neededNpm
      ? [
          warning(
            'npm-old',
            `${npm[0].replace('/', ' ')} is too old: npm ci may install other packages than tested.`,
            `Run: npm install --global npm@${neededNpm}`,
          ),
        ]
      : [];
  return { findings, seen: `Node ${process.versions.node}${npm ? `, ${npm[0].replace('/', ' ')}` : ''}` };
}

/** Compares this machine's clock with Discord's. `now` and `discord` are of the same moment. */
export function checkClock(now: Date, discord: Date): Outcome {
  const seconds = Math.round((now.getTime() - discord.getTime()) / 1000);
  if (Math.abs(seconds) <= mostSeconds) return { findings: [], seen: 'the clock is right' };
  const minutes = Math.round(Math.abs(seconds) / 60);
  const direction = seconds > 0 ? 'ahead of' : 'behind';
  return {
    findings: [
      error(
        'clock',
        `This machine's clock is ${minutes} minutes ${direction} Discord's.`,
        'Set it by the network (timedatectl set-ntp true). A game server with such a clock names its rounds by the wrong time.',
      ),
    ],
    seen: undefined,
  };
}
