interface FiguresOfAPlayer {
  pair: string;
  gibs: string;
  kd: string;
  dpm: string;
  damage: string;
  accuracy: string;
  bullets: string;
  headshots: string;
  headshotShare: string;
  useful: string;
  revives: string;
  played: string;
  dead: string;
  denied: string;
  multikills: string;
}

/** Labels, legends and columns of the views of a session. */
export const sessionViews = {
  views: {
    overview: {
      label: 'Overview',
      about: 'The score, the teams, everybody in one line',
      legend: 'K/D: kills per death · DPM: damage per minute',
    },
    evening: {
      label: 'Evening',
      about: 'How it was won, who stood out, what fell',
      legend:
        '⚔️ how it was won · 📈 far above their usual · ▲▼ from their usual · 🔥 maps won · ⭐ own bests · 🥇 records',
    },
    graphs: {
      label: 'Graphs',
      about: 'Pictures: the score, DPM, damage, time',
      legend: 'DPM: damage per minute · denied: time enemies had to wait for their spawn',
    },
    everything: {
      label: 'Everything',
      about: 'All figures, three lines a player',
      legend:
        'Kills/deaths · DPM damage per minute · dmg damage given/received · acc accuracy (hits/shots) of bullet weapons · HS headshots · useful kills · rev revives given/received · denied: time enemies had to wait',
    },
    top: { label: 'Top players', about: 'K/D, DPM, damage, headshot kills, gibs, time', legend: 'Most kills first' },
    combat: { label: 'Combat', about: 'Kills, deaths, damage, gibs, headshot kills', legend: 'Most kills first' },
    objectives: {
      label: 'Objectives',
      about: 'XP, objectives, dynamites, constructions, revives',
      legend: 'Most XP first · denied: time enemies had to wait for their spawn',
    },
    weapons: {
      label: 'Weapons',
      about: 'Everybody’s best weapon, then weapon by weapon',
      legend: 'Accuracy and headshots: per shot and per hit, with bullet weapons only',
    },
    support: { label: 'Support', about: 'Revives given and received', legend: 'Most revives given first' },
    sprees: {
      label: 'Sprees',
      about: 'Longest sprees, and kills in quick succession',
      legend: 'Longest spree first: kills in a row without a death · double to mega: kills at once',
    },
    maps: {
      label: 'Maps',
      about: 'Every map: score, times, players',
      legend: 'Times in the order of the score, the winner’s is bold · 2 points a map, 1 each for a draw',
    },
    'maps-full': {
      label: 'Maps, round by round',
      about: 'Every map: round 1, round 2, total',
      legend: 'Times in the order of the score, the winner’s is bold · 2 points a map, 1 each for a draw',
    },
    awards: {
      label: 'Awards',
      about: 'Who did most of what, for better or worse',
      legend: 'MVP: furthest above the session’s mean in kills, DPM, damage ratio, revives and objectives together',
    },
    grid: {
      label: 'Grid',
      about: 'Players by maps: kills/deaths',
      legend: 'Kills/deaths, in total and on each map · most kills first',
    },
  },

  columns: {
    graphs: 'DPM map by map · kills/deaths · DPM',
    top: 'K/D · DPM · damage given',
    topMore: 'headshot kills · gibs · time played',
    combat: 'kills/deaths · K/D · DPM',
    combatMore: 'damage given/received · gibs · headshot kills',
    objectives: 'XP · objectives stolen/returned · dynamites planted/defused · constructions',
    objectivesMore: 'revives given · best spree · denied time',
    bestWeapon: 'most kills with · accuracy',
    weapon: (name: string) => `**${name}** · kills · accuracy · headshots`,
    otherWeapon: (name: string) => `**${name}** · kills`,
    support: 'revives given · times revived · kills/deaths',
    sprees: 'best spree · mega · multi · quad · triple · double',
    maps: 'kills/deaths · DPM · accuracy · damage given',
  },

  everything: {
    fight: (f: FiguresOfAPlayer) => `${f.pair} · gibs ${f.gibs} · K/D ${f.kd} · DPM ${f.dpm} · dmg ${f.damage}`,
    aim: (f: FiguresOfAPlayer) =>
      `acc ${f.accuracy} (${f.bullets}) · HS ${f.headshots} (${f.headshotShare}) · useful ${f.useful} · rev ${f.revives}`,
    time: (f: FiguresOfAPlayer) =>
      `played ${f.played} · dead ${f.dead} · denied ${f.denied} · multikills ${f.multikills}`,
  },
};
