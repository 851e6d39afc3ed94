import { UsageError } from '../../scripts/cli/errors.ts';
import type { Fault } from '../../simulator/neon/faults.ts';

interface FaultOption {
  usage: string;
  help: string;
  /** Returns the fault, or undefined for a wrong value. `value` is undefined where none was given. */
  read: (value: string | undefined) => Fault | undefined;
}

/** The faults of --fault. A number of times ends a fault, otherwise it lasts. */
const options: Record<Fault['name'], FaultOption> = {
  waking: lasting(
    'waking',
    'waking=2s',
    'the database sleeps, and after five idle minutes again; waking up takes 0.3s to 5s',
  ),
  slow: lasting('slow', 'slow=1s', 'every request takes 0.3s to 5s longer'),
  compute: timed('compute', "Neon cannot start the database: Couldn't connect to compute node"),
  quota: withStatus('quota', [402, 500], 'the free hours are used up'),
  transfer: timed('transfer', 'the free traffic is used up'),
  disabled: timed('disabled', 'the project is switched off'),
  unknown: timed('unknown', 'there is no such project'),
  address: timed('address', "the Worker's address is not allowed"),
  busy: withStatus('busy', [503, 429], 'Neon is too busy'),
  connections: timed('connections', 'PostgreSQL has no connection left'),
  starting: timed('starting', 'PostgreSQL is starting'),
  restart: timed('restart', 'PostgreSQL is stopped while a statement runs'),
  html: withStatus('html', [502, 503, 504, 525], 'something before Neon answers with a page'),
  cut: timed('cut', 'the connection breaks before a statement has run'),
  lost: timed('lost', 'the connection breaks after a statement has written'),
  hang: timed('hang', 'no answer comes'),
  full: timed('full', 'the disk is full: whatever writes is refused'),
};

type Plain = Exclude<Fault['name'], 'waking' | 'slow' | 'quota' | 'busy' | 'html'>;

function lasting(name: 'waking' | 'slow', usage: string, help: string): FaultOption {
  return {
    usage,
    help,
    read: (value) => {
      const [, seconds] = /^(\d(?:\.\d{1,3})?)s$/.exec(value ?? '') ?? [];
      const delayMs = Math.round(Number(seconds) * 1000);
      return delayMs >= 300 && delayMs <= 5000 ? { name, delayMs } : undefined;
    },
  };
}

function timed(name: Plain, help: string): FaultOption {
  return {
    usage: `${name}[=TIMES]`,
    help,
    read: (value) => {
      if (value === undefined) return { name };
      return /^[1-9]\d{0,3}$/.test(value) ? { name, times: Number(value) } : undefined;
    },
  };
}

function withStatus(name: 'quota' | 'busy' | 'html', statuses: readonly number[], help: string): FaultOption {
  return {
    usage: `${name}[=${statuses.join('|')}]`,
    help: `${help} (${statuses[0]} by default)`,
    read: (value) => {
      if (value === undefined) return { name };
      const status = statuses.find((one) => String(one) === value);
      return status === undefined ? undefined : ({ name, status } as Fault);
    },
  };
}

/** The table of faults for --help. */
export const faultHelp = [
  'Faults between the bot and its database, as Neon and the network have them at times:',
  ...Object.values(options).map(({ usage, help }) => `  ${usage.padEnd(24)}${help}`),
  'TIMES ends a fault after so many requests; otherwise it lasts.',
].join('\n');

/** Reads a value of --fault, such as `waking=2s` or `cut=3`. Throws UsageError. */
export function readFault(text: string): Fault {
  const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const option = Object.hasOwn(options, name) ? options[name as Fault['name']] : undefined;
  if (!option) {
    throw new UsageError(`--fault knows no "${name}": it takes one of ${Object.keys(options).join(', ')}.`);
  }
  const fault = option.read(value);
  if (!fault) throw new UsageError(`--fault takes ${option.usage}, not "${text}": ${option.help}.`);
  return fault;
}
