import type { achievements as English } from '../en/achievements.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const achievements: typeof English = {
  title: (name) => `Erfolge von ${name}`,
  none: 'Noch keine gezählte Runde, also noch nichts erreicht.',
  reached: (reached, all) => `**${reached} von ${all}** erreicht`,
  legend: '★ erreicht, ☆ kommt noch · über alle Runden',
  from: (least, missing) => `zählt ab ${least} Runden: noch ${words.counted(missing, 'Runde', 'Runden')}`,
  highest: 'höher geht es nicht',
  next: (missing, tier, threshold) => `noch ${missing}: ${tier} (${threshold})`,
  badges: {
    kills: {
      label: 'Kills',
      tiers: [
        'Erste Hundert',
        'Killermaschine',
        'Tausendschütze',
        'Elitekrieger',
        'Schnitter',
        'Legende des Schlachtfelds',
      ],
    },
    games: {
      label: 'Runden',
      tiers: ['Anfänger', 'Stammspieler', 'Dauergast', 'Veteran', 'Urgestein', 'Unsterbliche Legende'],
    },
    kd: { label: 'K/D', tiers: ['Ausgeglichen', 'Über dem Schnitt', 'Elite', 'Nicht zu stoppen'] },
    revives: { label: 'Wiederbelebungen', tiers: ['Sanitäter', 'Lebensretter', 'Wunderheiler'] },
    times_revived: { label: 'Mal wiederbelebt', tiers: ['Auf den Beinen', 'Neun Leben', 'Unsterblich'] },
    dynamites: { label: 'Dynamit gelegt', tiers: ['Pionier', 'Sprengmeister', 'Meister der Explosionen'] },
    dynamites_defused: { label: 'Dynamit entschärft', tiers: ['Drahtschneider', 'Entschärfer', 'Schutzengel'] },
    objectives: { label: 'Ziele', tiers: ['Läufer', 'Kurier', 'Legende der Ziele'] },
  },
};
