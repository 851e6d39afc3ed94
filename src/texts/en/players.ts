/** Texts of /stats, /weapons, /playstyle, /nemesis, /compare, /achievements, /aliases, /players. */
export const players = {};
