import { itemLine, nbsp, wordsOf } from '../words.ts';
import { achievements } from './achievements.ts';
import { playstyle } from './playstyle.ts';

const words = wordsOf('en');

/** Texts of /stats, /weapons, /playstyle, /nemesis, /compare, /achievements, /aliases, /players. Values come as they are to be written. */
export const players = {
  achievements,
  playstyle,
  noRound: 'No counted round yet.',
  noRoundOf: (period: string) => `No counted round: ${period}.`,
  twoNamed: (player: string, user: string) =>
    `You named two players, in \`${player}\` and in \`${user}\`: leave one of them out.`,
  linkedMark: '🔗 linked',
  stats: {
    head: (kd: string, dpm: string) => itemLine(`**K/D ${kd}**`, `**DPM ${dpm}**`),
    frags: (kills: string, deaths: string) => itemLine(`Kills ${kills}`, `deaths ${deaths}`),
    efficiency: (efficiency: string) => `Efficiency ${efficiency}`,
    given: (damage: string) => `Damage ${damage} given`,
    received: (damage: string) => `Damage ${damage} received`,
    aim: (accuracy: string, headshots: string) => itemLine(`Aim ${accuracy} accuracy`, `${headshots} headshots`),
    weapon: (name: string, kills: number, accuracy: string) =>
      itemLine(
        `${name} **${words.count(kills)}** ${words.plural(kills, 'kill', 'kills')}${accuracy && `, ${accuracy}`}`,
      ),
    trend: (low: string, high: string, rounds: number) =>
      `DPM ${low}–${high}, last ${words.counted(rounds, 'round', 'rounds')}`,
    latest: (pairs: readonly string[]) => `Last rounds ${itemLine(...pairs)}`,
    also: (names: string) => `also ${names}`,
    weaponsButton: 'Weapons',
    sessionsButton: 'Sessions',
    compareButton: 'Compare with me',
    cardButton: 'Card',
    trendButton: 'Trend',
    statsButton: 'Stats',
  },
  /** The card of /stats. */
  card: {
    title: (name: string) => `Card of ${name}`,
    about: (period: string, rounds: number) => `${period} · ${words.counted(rounds, 'round', 'rounds')}`,
    form: (rounds: number) => `DPM, last ${words.counted(rounds, 'round', 'rounds')}`,
    average: (value: string) => `Average ${value}`,
    weapons: 'Top weapons',
    alt: (name: string, role: string, figures: string) => `Player card of ${name}, ${role}: ${figures}`,
  },
  /** The trend of /stats. */
  trend: {
    title: (name: string, sessions: number) => `${name} · last ${words.counted(sessions, 'session', 'sessions')}`,
    average: (value: string) => `Average ${value}`,
    figure: (label: string, latest: string, average: string) =>
      `${label} ${latest} in the latest, ${average.toLowerCase()}`,
    alt: (title: string, figures: string) => `Line chart. ${title}: ${figures}`,
  },
  sessions: {
    title: (name: string) => `Sessions of ${name}`,
    legend: 'Kills/deaths · DPM · rounds',
  },
  weapons: {
    title: (name: string) => `Weapons of ${name}`,
    legend: 'Kills and accuracy (hits per shot)',
    detailLegend: 'Kills/deaths · hits per shot · headshots (share of hits)',
    aim: (accuracy: string, shots: string, headshots: string, share: string) =>
      itemLine(`${accuracy} of ${shots} shots`, `${headshots} headshots (${share})`),
    all: (count: number) => `All ${count} in detail`,
    most: 'The most used',
    /** The picture: headings of its bars, its last row, and what it shows for people who do not see it. */
    picture: {
      title: (title: string, period: string) => `${title} · ${period}`,
      share: (kills: number) => `Share of ${words.counted(kills, 'kill', 'kills')}`,
      accuracy: 'Accuracy',
      others: (count: number) => `${words.count(count)} others`,
      weapon: (name: string, share: string, accuracy: string) =>
        `${name} ${share} of kills${accuracy && `, accuracy ${accuracy}`}`,
      alt: (title: string, weapons: string) => `Bar chart. ${title}: ${weapons}`,
    },
  },
  nemesis: {
    title: (name: string) => `Nemesis of ${name}`,
    duelTitle: (one: string, other: string) => `${one} – ${other}`,
    killers: 'Killed most by',
    victims: 'Kills most',
    legend: 'Kills/deaths against each other, from endstats',
    labelLegend: '😈 nemesis · 🎯 prey · 🔥 rival: from five rounds on',
    twice: (name: string) => `That is **${name}** twice: name two players.`,
    neverMet: 'No counted round has endstats of these two against each other.',
    noOpponent: 'No counted round with this player has endstats that name the opponents.',
    noEndstats: 'No endstats have come in.\n-# The game server has to send its `-endstats.txt` files too.',
  },
  vs: {
    kills: (one: string, other: string, rounds: string) => `⚔️ Kills **${one}\u00a0:\u00a0${other}** · ${rounds}`,
    /** What the second player is to the first. */
    labels: {
      nemesis: (other: string) => `Nemesis: ${other}`,
      prey: (other: string) => `Prey: ${other}`,
      rival: () => 'Rivals, and it is close',
    },
    against: (rounds: string) => `Against each other · ${rounds}`,
    maps: (one: string, other: string) => `Maps won **${one}\u00a0:\u00a0${other}**`,
    drawn: (count: number) => words.counted(count, 'draw', 'draws'),
    latest: 'The last maps of these',
    together: (rounds: string) => `Together · ${rounds}`,
    mapsWon: (won: string, of: string) => `**${won}** of ${of} maps won`,
    neverMet: 'No counted round has both of them.',
    noKills: 'No endstats name both of them.',
    unresolved: (count: number) => `${words.counted(count, 'round', 'rounds')} left out: names unclear`,
    withoutEndstats: (count: number) => `${words.counted(count, 'round', 'rounds')} without endstats`,
    legend: 'Kills on each other, from endstats. Weapons: all kills of these rounds.',
    compareButton: 'Compare',
    picture: {
      kills: 'Kills on each other',
      maps: 'Maps won against each other',
      against: (rounds: string) => `${rounds} against each other`,
      together: (rounds: string) => `${rounds} together`,
      latest: 'Kills on each other, the latest maps',
      alt: (one: string, other: string, figures: string) => `${one} and ${other}: ${figures}`,
    },
  },
  compare: {
    title: (one: string, other: string) => `${one} and ${other}`,
    won: (one: number, other: number, of: number) => `Better in **${one} : ${other}** of ${of} figures`,
    noRounds: (names: string, period: string) => `No counted round: ${names} · ${period}.`,
    legend: '* the better one',
    all: (count: number) => `All ${count} figures`,
    few: 'Fewer figures',
    same: (name: string, option: string) => `Both are **${name}**: name somebody else in \`${option}\`.`,
    /** Labels of statistics whose own are too long for a column of a phone. */
    short: {
      teamwork: 'Team damage',
      denied_playtime: 'Denied time',
      grenades: 'Grenade kills',
      damage_ratio: 'Damage ratio',
    },
    hours: (hours: string) => `${hours}${nbsp}h`,
    /** The picture: its axes, what its percentages are, and what it shows for people who do not see it. */
    radar: {
      axes: {
        kd: 'K/D',
        dpm: 'DPM',
        accuracy: 'Accuracy',
        headshots: 'Headshot share',
        revives: 'Revives/round',
        survival: 'Survival',
      },
      among: (players: number, least: number) =>
        `Percentile among ${words.counted(players, 'player', 'players')} with ${words.count(least)}+ rounds`,
      alt: (names: string, among: string, figures: string) => `Radar chart of ${names}. ${among}: ${figures}`,
    },
  },
  aliases: {
    title: (name: string) => `Names of ${name}`,
    none: 'No name is stored: none has been seen, or they were deleted on request.',
    legend: 'Times seen · last seen',
    newest: (shown: number, of: number) => `the newest ${shown} of ${words.count(of)}`,
  },
  list: {
    title: 'Players',
    filters: { all: '', linked: 'linked', unlinked: 'not linked', active: 'active in the last 30 days' },
    orders: {
      seen: 'Last played first',
      rounds: 'Most rounds first',
      kills: 'Most kills first',
      kd: 'Best K/D first',
    },
    legends: {
      seen: 'Kills/deaths',
      rounds: 'Rounds · sessions',
      kills: 'Kills/deaths',
      kd: 'K/D · kills/deaths',
    },
    sortBy: 'Sort by',
    totals: (all: number, linked: number, active: number) =>
      `${words.counted(all, 'player', 'players')} · ${words.count(linked)} linked · ${words.count(active)} active in 30 days`,
    noRounds: 'No round has been stored yet: play one, or bring the old database with `npm run migrate`.',
    none: (totals: string) => `None of them. ${totals}.`,
  },
  find: {
    legend: 'Rounds · kills/deaths',
    title: (count: number) => `${words.counted(count, 'player fits', 'players fit')}`,
    best: (shown: number, of: number) => `The best ${shown} of ${words.count(of)} matches: type more of the name.`,
    also: (names: string) => `also ${names}`,
    noRound: 'no counted round',
  },
};
