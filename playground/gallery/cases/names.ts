/** Ten names that a picture must bear: several scripts, too long, emoji, right to left, invisible marks. */
export const hostileNames: readonly string[] = [
  'Kettle',
  'Ärger über Öl',
  'Șerban Țîrlea',
  'Иван Грозный',
  'Ωμέγα παίκτης',
  'a very long player name without an end',
  '日本語の名前',
  '😀 smile 👩‍👩‍👧 🇩🇪',
  'مرحبا بالعالم',
  '\u202e\u200bhidden\u0000 marks',
];

/** Twelve ordinary names. */
export const players: readonly string[] = [
  'Kettle',
  'Marmot',
  'Otter',
  'Heron',
  'Badger',
  'Finch',
  'Wren',
  'Stoat',
  'Vole',
  'Dr. Brass',
  'nt.Halcyon',
  '[mb]TurnipOverdrive',
];
