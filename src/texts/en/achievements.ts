import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /achievements. The badges are by the keys of `domain/achievements.ts`, their tiers lowest first. */
export const achievements = {
  title: (name: string) => `Achievements of ${name}`,
  none: 'No counted round yet, so nothing has been achieved.',
  reached: (reached: number, all: number) => `**${reached} of ${all}** reached`,
  legend: '★ reached, ☆ to come · over all time',
  from: (least: number, missing: number) =>
    `counts from ${least} rounds: ${words.counted(missing, 'round', 'rounds')} to go`,
  highest: 'the highest there is',
  next: (missing: string, tier: string, threshold: string) => `${missing} to ${tier} (${threshold})`,
  badges: {
    kills: {
      label: 'Kills',
      tiers: [
        'First Blood Century',
        'Killing Machine',
        'Thousand Killer',
        'Elite Warrior',
        'Death Incarnate',
        'Legendary Slayer',
      ],
    },
    games: {
      label: 'Rounds',
      tiers: [
        'Getting Started',
        'Regular Player',
        'Dedicated Gamer',
        'Community Veteran',
        'Hardcore Legend',
        'Ultimate Champion',
      ],
    },
    kd: { label: 'K/D', tiers: ['Balanced Fighter', 'Above Average', 'Elite Killer', 'Unstoppable'] },
    revives: { label: 'Revives given', tiers: ['Field Medic', 'Lifesaver', 'Miracle Worker'] },
    times_revived: { label: 'Times revived', tiers: ['Back on Your Feet', 'Nine Lives', 'Immortal'] },
    dynamites: { label: 'Dynamites planted', tiers: ['Sapper', 'Demolition Expert', 'Master Blaster'] },
    dynamites_defused: { label: 'Dynamites defused', tiers: ['Wire Cutter', 'Bomb Disposal', 'Guardian Angel'] },
    objectives: { label: 'Objectives', tiers: ['Runner', 'Courier', 'Objective Legend'] },
  },
};
