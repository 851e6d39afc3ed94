import type { APIMessage } from 'discord-api-types/v10';

/** The bot's answers as the figures they show, in the form of legacy-figures.ts. */

const plain = (text = '') => text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
const medals = ['🥇', '🥈', '🥉'];

/** Lines `rank name value` of a ranking. */
export function rankingIn(message: APIMessage | null): string[] {
  const lines = message?.embeds[0]?.description?.split('\n') ?? [];
  return lines.flatMap((line) => {
    const [, place = '', name, value] = /^(\S+) \*\*(.+?)\*\* — \*\*(.+?)\*\* · /u.exec(line) ?? [];
    if (!value) return [];
    const medal = medals.indexOf(place);
    return [`${medal >= 0 ? medal + 1 : place.replace(/[`#]/g, '')} ${plain(name).replace(/^__|__$/g, '')} ${value}`];
  });
}

/** The parts of a /stats answer. */
export function statsIn(message: APIMessage | null): Record<string, string> {
  const embed = message?.embeds[0];
  const field = (name: string) => embed?.fields?.find((one) => one.name === name)?.value.split('\n') ?? [];
  const head = embed?.description ?? '';
  const before = (line: string | undefined, word: string) => line?.replace(word, '').trim() ?? '';
  const [kills, deaths, efficiency] = field('Frags');
  const [given, received, ratio] = field('Damage');
  const [accuracy, headshots, headshotShare] = field('Aim');
  return {
    name: plain(embed?.title),
    'K/D': /K\/D ([\d.]+)/.exec(head)?.[1] ?? '',
    DPM: /DPM ([\d,–]+)/.exec(head)?.[1] ?? '',
    rounds: /([\d,]+) rounds?/.exec(head)?.[1] ?? '',
    kills: before(kills, 'kills'),
    deaths: before(deaths, 'deaths'),
    efficiency: before(efficiency, 'efficiency'),
    given: before(given, 'given'),
    received: before(received, 'received'),
    ratio: before(ratio, 'ratio'),
    accuracy: before(accuracy, 'accuracy'),
    headshots: before(headshots, 'headshots'),
    'headshot share': before(headshotShare, 'of hits on the head'),
    weapons: field('Top weapons')
      .map((line) => line.replace(/^.* ([\d,]+)(?: · (.*))?$/, (_, k, a) => (a ? `${k} ${a}` : k)))
      .join(', '),
    ranks: field('Ranks, all time')
      .map((line) => line.split(' ')[1])
      .join(' '),
    latest: field('Latest rounds')
      .map((line) => line.replace(/^.* · (\d+\/\d+) · DPM (.*)$/, '$1 $2'))
      .join(', '),
  };
}

/** The three lines of each player in a /last overview. */
export function overviewIn(message: APIMessage | null): Map<string, string[]> {
  const blocks = (message?.embeds[0]?.description ?? '').split(/\n(?=\*\*\d+\. )/).slice(1);
  return new Map(
    blocks.map((block) => {
      const [title = '', ...lines] = block.split('\n');
      return [plain(/^\*\*\d+\. (.*)\*\*$/.exec(title)?.[1]), lines];
    }),
  );
}
