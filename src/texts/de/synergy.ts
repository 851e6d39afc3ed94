import type { synergy as English } from '../en/synergy.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const synergy: typeof English = {
  ratings: { excellent: 'hervorragend', good: 'gut', positive: 'positiv', neutral: 'neutral', poor: 'schwach' },
  together: (rounds, confidence) => `${rounds} zusammen · ${confidence} sicher`,
  notRanked: (rounds) => `Ohne Rang: unter ${rounds} getrennt.`,
  tooFew: (rounds, least) => `${rounds} zusammen: nötig sind ${least}.`,
  mapsWon: 'Siege: zusammen · getrennt',
  kd: 'K/D: zusammen · getrennt',
  won: (share, won, decided) => `${share} (${won}${nbsp}von${nbsp}${decided})`,
  formula: '0,6 × Siegquote + 0,4 × K/D: die Änderung',
  formulaMore: 'gegenüber Runden ohneeinander',
  twice: (name) => `Das ist zweimal ${name}: nenne zwei Spieler.`,

  best: 'Beste Paare',
  bestLegend: 'Wertung, Paar · Sicherheit, wenn nicht 100\u00a0%',
  matrix: {
    title: 'Siegquote zusammen',
    note: (least) => `% gewonnene Runden auf einer Seite · umrandet: unter ${words.counted(least, 'Runde', 'Runden')}`,
    alt: (players, best) =>
      `Tabelle von ${words.counted(players, 'Spieler', 'Spielern')}: wie oft je zwei zusammen gewinnen. Am häufigsten: ${best}`,
  },
  noPairs: 'Noch zählt keine Runde mit zwei Spielern auf einer Seite.',
  pairsNeed: (together, apart) => `Nötig: ${together} zusammen, ${apart} getrennt`,
  mostTogether: (rounds) => `Am meisten haben zwei zusammen: ${rounds}.`,

  partnersOf: (name) => `Mitspieler von ${name}`,
  partners: (count, mean) => `${words.counted(count, 'Mitspieler', 'Mitspieler')} · im Schnitt ${mean}`,
  mostOften: (name, rounds) => `Meist ${name} · ${rounds}`,
  nobody: 'Keine gezählte Runde mit jemandem auf derselben Seite.',
  bestPartners: 'Beste',
  worstPartners: 'Schlechteste',
  impactLegend: 'Wertung, Mitspieler, Runden, gewonnen',

  balanced: 'Ausgeglichene Teams',
  bySkill: 'Nur nach DPM: kein Paar hat 10 Runden.',
  bySkillAndSynergy: 'Erst nach DPM, dann nach Synergie.',
  difference: (dpm) => `Unterschied: ${dpm} DPM`,
  taken: (count) => `${words.count(count)} ohne gezählte Runde: wie der Schnitt`,
  teamHeading: (team, dpm) => `${team} · DPM ${dpm}`,
  teamSynergies: (scores) => `Synergie ${scores}`,
  unknownDpm: '?',
  nextBest: 'Nächstbeste: wer tauscht',
  swap: (dpm) => `${dpm} DPM`,

  mayBe: (word, slot, players) => `„${word}“ (${slot}) kann ${players} sein: gib die GUID ein.`,
  tooFewNamed: (named, least) =>
    `${words.count(named)} Spieler genannt: Zwei Teams brauchen mindestens ${words.count(least)}.`,
  namedTwice: (name) => `${name} ist doppelt genannt.`,
  twoNamed: (player, user) => `Du hast zwei Spieler genannt, bei ${player} und bei ${user}: lass einen davon weg.`,
};
