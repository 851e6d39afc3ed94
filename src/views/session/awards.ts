import type { Session } from '../../db/queries/session.ts';
import type { AwardKey, GivenAward } from '../../domain/awards.ts';
import { giveAwards } from '../../domain/awards.ts';
import type { Locale } from '../../texts/locale.ts';
import { boldWidthOf, lineWidth, widthOf } from '../display-width.ts';
import { fittingNames } from '../player-row.ts';
import { formatValue } from '../statistic.ts';
import { mvpLine } from './mvp.ts';
import type { SessionView } from './view.ts';

const emoji: Record<AwardKey, string> = {
  damage_efficiency: '🎯',
  engineer: '🔧',
  tank_shield: '🛡️',
  team_killer: '🔫',
  self_killer: '💣',
  kill_thief: '🦊',
  spray_and_pray: '🌧️',
  too_scared_to_shoot: '🙈',
  glass_cannon: '🥊',
  useless_kills: '🍂',
  worst_death_spree: '💀',
};

export const awardsView: SessionView = {
  key: 'awards',
  parts: ['details'],
  blocks: (session, locale) => {
    const rows = session.players.flatMap(({ playerGuid: guid, totals, details }) =>
      details ? [{ guid, totals, ...details }] : [],
    );
    const lines = giveAwards(rows).map((given) => awardLine(given, session.players, locale));
    const best = mvpLine(session, locale);
    return best || lines.length > 0 ? [{ lines: [...best, ...lines] }] : [];
  },
  affectedByLegacy: true,
};

/** Returns `🔧 Most built · Echo  12`. Of many winners it names as many as fit on the line, and the number of the others. */
function awardLine({ award, value, winners }: GivenAward, players: Session['players'], locale: Locale): string {
  const names = new Map(players.map(({ playerGuid, name }) => [playerGuid, name]));
  const [meaning, written] = [locale.texts.sessions.awards[award.key], formatValue(award, value, locale)];
  const lead = `${emoji[award.key]} ${meaning} · `;
  const room = lineWidth - widthOf(lead) - boldWidthOf(`  ${written}`);
  const who = winners.map((guid) => names.get(guid));
  return `${lead}${fittingNames(who, { room, rest: (count) => `+${locale.count(count)}` }, locale)}  **${written}**`;
}
