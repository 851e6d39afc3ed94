import { pairRecords } from '../../db/queries/pairs.ts';
import { teamCandidates } from '../../db/queries/team-candidates.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { synergyOf } from '../../domain/synergy.ts';
import type { BuiltTeams, Split } from '../../domain/team-builder.ts';
import { buildTeams, fewestCandidates } from '../../domain/team-builder.ts';
import type { Locale } from '../../texts/locale.ts';
import { lineWidth, widthOf } from '../../views/display-width.ts';
import { shortName } from '../../views/player-row.ts';
import type { Context } from '../context.ts';
import { referenceOf } from '../shared/player-option.ts';
import type { TypedPlayer } from './builder-problems.ts';
import { problemsWith } from './builder-problems.ts';
import { signed } from './figures.ts';

/** Shows the most balanced teams that the named players can form. */
export async function showBuilder(given: readonly TypedPlayer[], context: Context): Promise<Reply> {
  if (given.length < fewestCandidates) {
    const { caller } = context;
    return ephemeral(caller.texts.synergy.tooFewNamed(given.length, fewestCandidates));
  }
  const references = given.map(({ typed }) => referenceOf({ player: typed }, context));
  const { found, skills, rows } = await teamCandidates(context.db, references, context.viewer);
  const problems = problemsWith(given, found, context.caller);
  if (problems.length > 0) return ephemeral(problems.join('\n'));
  const players = found.flatMap(([candidate]) => candidate ?? []);
  const names = new Map(players.map(({ playerGuid, name }) => [playerGuid, name]));
  const built = buildTeams(
    players.map(({ playerGuid }) => ({ guid: playerGuid, skill: skills[playerGuid] ?? null })),
    pairRecords(rows).flatMap((record) => synergyOf(record) ?? []),
  );
  return { embeds: [teamsEmbed(built, { names, skills, locale: context.locale })] };
}

interface Known {
  names: ReadonlyMap<string, string | null>;
  /** DPM by GUID. */
  skills: Record<string, number>;
  locale: Locale;
}

function teamsEmbed({ best, alternatives, basis, unknown }: BuiltTeams, known: Known) {
  const { names, skills, locale } = known;
  const { synergy: texts, teams } = locale.texts;
  const member = (guid: string) => {
    const skill = skills[guid];
    const dpm = skill === undefined ? texts.unknownDpm : locale.count(skill);
    return `**${dpm}** ${shortName(names.get(guid), locale, { room: lineWidth - widthOf(`${dpm} `) })}`;
  };
  const team = (place: 0 | 1) => ({
    name: texts.teamHeading(teams.team('AB'.charAt(place)), locale.count(best.skill[place])),
    value: best.teams[place].map(member).join('\n'),
  });
  const description = [
    basis === 'skill' ? texts.bySkill : texts.bySkillAndSynergy,
    texts.difference(`**${locale.count(best.difference)}**`),
    ...(best.synergy ? [texts.teamSynergies(best.synergy.map((score) => signed(score, locale)).join(' : '))] : []),
    ...(unknown.length > 0 ? [texts.taken(unknown.length)] : []),
  ];
  const others = alternatives.flatMap((split) => swapLines(best, split, known));
  return {
    title: texts.balanced,
    description: description.join('\n'),
    fields: [team(0), team(1), ...(others.length > 0 ? [{ name: texts.nextBest, value: others.join('\n') }] : [])],
    color: colour,
  };
}

/** Returns how a split differs from the best one: its difference, and who would swap teams. */
function swapLines(best: Split, other: Split, { names, locale }: Known): string[] {
  const [first, second] = best.teams;
  const leaving = other.teams.map((team) => first.filter((guid) => !team.includes(guid)));
  const isTurned = (leaving[1]?.length ?? 0) < (leaving[0]?.length ?? 0);
  const [stayOrCome] = isTurned ? other.teams.toReversed() : other.teams;
  const out = first.filter((guid) => !stayOrCome?.includes(guid));
  const into = second.filter((guid) => stayOrCome?.includes(guid));
  // Two names a side fit on a line of a phone, three only if they are shorter.
  const length = Math.max(out.length, into.length) > 2 ? 9 : 12;
  const room = (lineWidth - 6) / Math.max(out.length, into.length, 2);
  const list = (guids: readonly string[]) =>
    guids.map((guid) => shortName(names.get(guid), locale, { length, room })).join(', ');
  const leave = `**${locale.texts.synergy.swap(locale.count(other.difference))}** ${list(out)}`;
  const come = `⇄ ${list(into)}`;
  return out.length + into.length > 2 ? [leave, come] : [`${leave} ${come}`];
}
