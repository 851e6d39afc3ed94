/** Returns an environment of nothing but where programs are, and where Node keeps what it compiled. */
export function bareEnv(): Record<string, string> {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}
