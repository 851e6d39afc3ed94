type Json = Record<string, unknown>;

/** Values that Discord fills in, or that mean the same as leaving the key out. */
const DEFAULTS: Record<string, unknown> = {
  description: '',
  name_localizations: null,
  description_localizations: null,
  default_member_permissions: null,
  dm_permission: true,
  default_permission: true,
  contexts: null,
  nsfw: false,
  required: false,
  autocomplete: false,
  options: [],
  choices: [],
};
const GIVEN_BY_DISCORD = ['id', 'application_id', 'guild_id', 'version', 'name_localized', 'description_localized'];
/** Lists whose order means nothing. */
const SETS = ['contexts', 'integration_types', 'channel_types'];

/** Returns a command without ids and without values equal to Discord's defaults, so that two commands can be compared. */
export function normaliseCommand(command: object): Json {
  const { type = 1, integration_types: installs, ...rest } = command as Json;
  const elsewhere = Array.isArray(installs) && !(installs.length === 1 && installs[0] === 0);
  return sortKeys(
    normalise({ ...rest, type, ...(elsewhere ? { integration_types: installs } : {}) }, GIVEN_BY_DISCORD),
  );
}

function normalise(owner: Json, ignored: readonly string[] = []): Json {
  const entries = Object.entries(owner).flatMap(([key, value]): [string, unknown][] => {
    if (ignored.includes(key) || isDefault(key, value)) return [];
    if (SETS.includes(key) && Array.isArray(value)) return [[key, [...value].sort()]];
    if ((key === 'options' || key === 'choices') && Array.isArray(value))
      return [[key, value.map((one) => normalise(one))]];
    return [[key, value]];
  });
  return Object.fromEntries(entries);
}

function isDefault(key: string, value: unknown): boolean {
  if (value === undefined) return true;
  if (!(key in DEFAULTS)) return false;
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return isEmpty || JSON.stringify(value) === JSON.stringify(DEFAULTS[key]);
}

function sortKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map(sortKeys) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sortKeys(one)])) as T;
}
