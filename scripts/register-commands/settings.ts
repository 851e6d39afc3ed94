/** A setting is missing or wrong. The message names it and says where to find the right value. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const PORTAL = 'Discord Developer Portal → your application →';
export const WHERE = {
  DISCORD_TOKEN: `${PORTAL} Bot → Reset Token`,
  DISCORD_APPLICATION_ID: `${PORTAL} General Information → Application ID`,
};

export interface Settings {
  token: string;
  applicationId: string;
  api: string | undefined;
}

/** Reads the settings from the environment, into which the npm script puts .dev.vars. Throws SettingsError. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const read = (name: string) => environment[name]?.trim() || undefined;
  const need = (name: keyof typeof WHERE): string => {
    const value = read(name);
    if (value) return value;
    throw new SettingsError(`${name} is missing: ${WHERE[name]}; set it in the environment or in .dev.vars.`);
  };
  const token = need('DISCORD_TOKEN').replace(/^Bot /, '');
  if (/\s/.test(token)) throw new SettingsError(`DISCORD_TOKEN contains spaces: ${WHERE.DISCORD_TOKEN}.`);
  const applicationId = need('DISCORD_APPLICATION_ID');
  if (!/^\d{15,20}$/.test(applicationId)) {
    throw new SettingsError(
      `DISCORD_APPLICATION_ID must be a number of 15 to 20 digits: ${WHERE.DISCORD_APPLICATION_ID}.`,
    );
  }
  return { token, applicationId, api: read('DEV_DISCORD_API') };
}
