/** Returns what a stored file is, in a few words: `12 players · counts not: …`. Reads the Worker's answer to an upload. */
export function describeStored({ round, note, awards }: Record<string, unknown>): string {
  const about = (typeof round === 'object' && round !== null ? round : {}) as Record<string, unknown>;
  return [
    typeof awards === 'number' ? `endstats with ${awards} awards` : '',
    typeof about.players === 'number' ? `${about.players} ${about.players === 1 ? 'player' : 'players'}` : '',
    about.counts === false ? `does not count: ${String(about.reason)}` : '',
    typeof note === 'string' ? note : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
