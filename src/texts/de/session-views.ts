import type { sessionViews as English } from '../en/session-views.ts';

export const sessionViews: typeof English = {
  views: {
    overview: {
      label: 'Übersicht',
      about: 'Ergebnis, Teams, alle in einer Zeile',
      legend: 'K/D: Kills je Tod · DPM: Schaden je Minute',
    },
    evening: {
      label: 'Abend',
      about: 'Wie er gewonnen wurde, wer auffiel, was fiel',
      legend:
        '⚔️ wodurch gewonnen · 📈 weit über dem Üblichen · ▲▼ zum eigenen Üblichen · 🔥 Siege · ⭐ Bestwerte · 🥇 Rekorde',
    },
    graphs: {
      label: 'Grafiken',
      about: 'Bilder: Ergebnis, DPM, Schaden, Zeit',
      legend: 'DPM: Schaden pro Minute · geraubt: Zeit, die Gegner auf ihren Spawn warten mussten',
    },
    everything: {
      label: 'Alles',
      about: 'Alle Zahlen, drei Zeilen je Spieler',
      legend:
        'Kills/Tode · DPM Schaden je Minute · Schaden ausgeteilt/erlitten · Acc Treffsicherheit (Treffer/Schüsse) mit Kugelwaffen · HS Kopftreffer · nützliche Kills · Rev Wiederbelebungen gegeben/bekommen · geraubt: Zeit, die Gegner warten mussten',
    },
    top: {
      label: 'Beste Spieler',
      about: 'K/D, DPM, Schaden, Kopfschuss-Kills, Gibs, Zeit',
      legend: 'Meiste Kills zuerst',
    },
    combat: { label: 'Kampf', about: 'Kills, Tode, Schaden, Gibs, Kopfschuss-Kills', legend: 'Meiste Kills zuerst' },
    objectives: {
      label: 'Ziele',
      about: 'XP, Ziele, Dynamit, Bauten, Wiederbelebungen',
      legend: 'Meiste XP zuerst · geraubt: Zeit, die Gegner auf ihren Spawn warten mussten',
    },
    weapons: {
      label: 'Waffen',
      about: 'Die beste Waffe von allen, dann Waffe für Waffe',
      legend: 'Treffsicherheit je Schuss, Kopftreffer je Treffer, nur bei Kugelwaffen',
    },
    support: {
      label: 'Unterstützung',
      about: 'Gegebene und bekommene Wiederbelebungen',
      legend: 'Meiste Wiederbelebungen zuerst',
    },
    sprees: {
      label: 'Serien',
      about: 'Längste Serien und schnelle Kills hintereinander',
      legend: 'Längste Serie zuerst: Kills ohne eigenen Tod · Doppel bis Mega: Kills auf einmal',
    },
    maps: {
      label: 'Maps',
      about: 'Jede Map: Ergebnis, Zeiten, Spieler',
      legend:
        'Zeiten in der Reihenfolge des Ergebnisses, die des Siegers fett · 2 Punkte je Map, je 1 bei Unentschieden',
    },
    'maps-full': {
      label: 'Runde für Runde',
      about: 'Jede Map: Runde 1, Runde 2, gesamt',
      legend:
        'Zeiten in der Reihenfolge des Ergebnisses, die des Siegers fett · 2 Punkte je Map, je 1 bei Unentschieden',
    },
    awards: {
      label: 'Auszeichnungen',
      about: 'Wer wovon am meisten gemacht hat, im Guten wie im Schlechten',
      legend:
        'MVP: am weitesten über dem Mittel des Abends in Kills, DPM, Schadensverhältnis, Wiederbelebungen und Zielen zusammen',
    },
    grid: {
      label: 'Tabelle',
      about: 'Spieler mal Maps: Kills/Tode',
      legend: 'Kills/Tode, gesamt und auf jeder Map · meiste Kills zuerst',
    },
  },

  columns: {
    graphs: 'DPM Map für Map · Kills/Tode · DPM',
    top: 'K/D · DPM · Schaden ausgeteilt',
    topMore: 'Kopfschuss-Kills · Gibs · Spielzeit',
    combat: 'Kills/Tode · K/D · DPM',
    combatMore: 'Schaden ausgeteilt/erlitten · Gibs · Kopfschuss-Kills',
    objectives: 'XP · Ziele gestohlen/zurückgebracht · Dynamit gelegt/entschärft · Bauten',
    objectivesMore: 'Wiederbelebungen · beste Serie · geraubte Zeit',
    bestWeapon: 'meiste Kills mit · Treffsicherheit',
    weapon: (name) => `**${name}** · Kills · Treffsicherheit · Kopftreffer`,
    otherWeapon: (name) => `**${name}** · Kills`,
    support: 'Wiederbelebungen · wiederbelebt worden · Kills/Tode',
    sprees: 'beste Serie · Mega · Multi · vierfach · dreifach · doppelt',
    maps: 'Kills/Tode · DPM · Treffsicherheit · Schaden ausgeteilt',
  },

  everything: {
    fight: (f) => `${f.pair} · Gibs ${f.gibs} · K/D ${f.kd} · DPM ${f.dpm} · Schaden ${f.damage}`,
    aim: (f) =>
      `Acc ${f.accuracy} (${f.bullets}) · HS ${f.headshots} (${f.headshotShare}) · nützlich ${f.useful} · Rev ${f.revives}`,
    time: (f) => `gespielt ${f.played} · tot ${f.dead} · geraubt ${f.denied} · Mehrfachkills ${f.multikills}`,
  },
};
