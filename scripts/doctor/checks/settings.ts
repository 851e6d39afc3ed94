import { settingProblems } from '../../../src/env.ts';
import type { Setup } from '../../cli/setup.ts';
import { bindingsOf } from '../../cli/setup.ts';
import type { Finding, Outcome } from '../finding.ts';
import { error, warning } from '../finding.ts';

const kinds = {
  'a bot token': /^(Bot )?[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}$/,
  'a public key': /^[0-9a-f]{60,68}$/i,
  'an id': /^\d{15,20}$/,
  'a connection string': /^(psql )?'?postgres(ql)?:\/\//,
} as const;

type Kind = keyof typeof kinds;

const expected: Record<string, Kind> = {
  DISCORD_APPLICATION_ID: 'an id',
  DISCORD_PUBLIC_KEY: 'a public key',
  DISCORD_TOKEN: 'a bot token',
  DATABASE_URL: 'a connection string',
};

/** Checks that every setting is there, well-formed and in its own place. Asks nobody. */
export function checkSettings(setup: Setup): Outcome {
  const misplaced = misplacedValues(setup);
  const explained = new Set(misplaced.flatMap(({ names }) => names));
  const problems = settingProblems(bindingsOf(setup)).filter(({ name }) => !explained.has(name));
  const findings = [
    ...misplaced.map(({ finding }) => finding),
    ...problems.map((problem) => describeProblem(problem, setup)),
    ...missing(setup, explained),
    ...differing(setup),
  ];
  return { findings, seen: `${setup.values.size} settings` };
}

/** Returns the settings that hold a value of another one's kind. Two that hold each other's are one finding. */
function misplacedValues({ values, variables }: Setup): { names: string[]; finding: Finding }[] {
  const found = Object.entries(expected).flatMap(([name, wanted]) => {
    const text = values.get(name)?.text.trim() ?? '';
    const kind = (Object.keys(kinds) as Kind[]).find((one) => kinds[one].test(text));
    return kind !== undefined && kind !== wanted ? [{ name, kind, wanted }] : [];
  });
  const done = new Set<string>();
  return found.flatMap(({ name, kind, wanted }) => {
    if (done.has(name)) return [];
    const other = found.find((one) => one.kind === wanted && one.wanted === kind);
    const names = other ? [name, other.name] : [name];
    for (const one of names) done.add(one);
    const leaked = names.some((one) => one in variables && found.find((f) => f.name === one)?.kind !== 'an id')
      ? ' If git has seen wrangler.toml with a token or password in it, make a new one.'
      : '';
    return other
      ? [
          {
            names,
            finding: error(
              'swapped',
              `${name} and ${other.name} are swapped: ${name} holds ${kind}, ${other.name} holds ${wanted}.`,
              `Exchange the two values.${leaked}`,
            ),
          },
        ]
      : [
          {
            names,
            finding: error(
              'misplaced',
              `${name} holds ${kind}, not ${wanted}.`,
              `Put ${wanted} there: ${whereIs[name]}.${leaked}`,
            ),
          },
        ];
  });
}

const whereIs: Record<string, string> = {
  DISCORD_APPLICATION_ID: 'Discord Developer Portal → your application → General Information → Application ID',
  DISCORD_PUBLIC_KEY: 'Discord Developer Portal → your application → General Information → Public Key',
  DISCORD_TOKEN: 'Discord Developer Portal → your application → Bot → Reset Token',
  DATABASE_URL: 'Neon console → Connect',
};

function describeProblem({ name, problem }: { name: string; problem: string }, { values, variables }: Setup): Finding {
  const value = values.get(name);
  const place = name in variables ? 'wrangler.toml' : '.dev.vars';
  if (!value) return error('setting-missing', `${name} ${problem}.`, `Set it in ${place}.`);
  const digits = name === 'DISCORD_PUBLIC_KEY' ? ` It has ${value.text.length} characters.` : '';
  return error('setting-wrong', `${name} ${problem}.${digits}`, `Copy it again into ${value.from}.`);
}

/** Returns what the Worker starts without, but no owner wants to miss. */
function missing({ values }: Setup, explained: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  if (!values.has('DISCORD_TOKEN') && !explained.has('DISCORD_TOKEN')) {
    findings.push(
      error(
        'setting-missing',
        'DISCORD_TOKEN is missing: the bot cannot register its commands or post.',
        `Set it in .dev.vars: ${whereIs.DISCORD_TOKEN}.`,
      ),
    );
  }
  if (!values.has('DISCORD_GUILD_IDS') && values.get('OPEN')?.text !== 'on') {
    findings.push(
      error(
        'guild-ids-missing',
        'DISCORD_GUILD_IDS is empty: the bot answers nobody.',
        'Set it in wrangler.toml to the id of your server (right click on the server → Copy Server ID), then npm run deploy.',
      ),
    );
  }
  return findings;
}

/** Returns the variables of wrangler.toml to which `.dev.vars` gives another value, which only development sees. */
function differing({ variables, local }: Setup): Finding[] {
  return Object.entries(variables).flatMap(([name, text]) => {
    const other = local[name];
    return other && text && other !== text
      ? [
          warning(
            'setting-differs',
            `${name} has one value in wrangler.toml and another in .dev.vars. The deployed Worker has that of wrangler.toml.`,
            `Remove ${name} from .dev.vars.`,
          ),
        ]
      : [];
  });
}
