import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import { pairRecords } from '../../db/queries/pairs.ts';
import { teamCandidates } from '../../db/queries/team-candidates.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { synergyOf } from '../../domain/synergy.ts';
import type { BuiltTeams, Split } from '../../domain/team-builder.ts';
import { buildTeams } from '../../domain/team-builder.ts';
import { formatCount } from '../../views/numbers.ts';
import type { Context } from '../context.ts';
import { referenceOf } from '../shared/player-option.ts';
import { signed } from './figures.ts';

/** Shows the most balanced teams that the named players can form. */
export async function showBuilder(typed: readonly string[], context: Context): Promise<Reply> {
  const references = typed.map((player) => referenceOf({ player }, context));
  const { found, skills, rows } = await teamCandidates(context.db, references, context.viewer);
  const problems = found.flatMap((candidates, slot) => problemWith(typed[slot] ?? '', candidates));
  const players = found.flatMap(([candidate]) => candidate ?? []);
  const twice = players.filter(({ playerGuid }, slot) => players.findIndex((p) => p.playerGuid === playerGuid) < slot);
  problems.push(...twice.map(({ name }) => `**${nameInText(name)}** is named twice.`));
  if (problems.length > 0) return ephemeral(problems.join('\n'));
  const names = new Map(players.map(({ playerGuid, name }) => [playerGuid, name]));
  const built = buildTeams(
    players.map(({ playerGuid }) => ({ guid: playerGuid, skill: skills[playerGuid] ?? null })),
    pairRecords(rows).flatMap((record) => synergyOf(record) ?? []),
  );
  return { embeds: [teamsEmbed(built, names, skills)] };
}

function problemWith(typed: string, candidates: readonly PlayerCandidate[]): string[] {
  const [only, another] = candidates;
  if (!only) return [`No player is called “${nameInText(typed, 30)}”.`];
  if (!another) return [];
  const some = candidates
    .slice(0, 4)
    .map(({ name, playerGuid }) => `${nameInText(name, 20)} (\`${nameInText(playerGuid, 12)}\`)`);
  return [`“${nameInText(typed, 30)}” may be ${some.join(', ')}${candidates.length > 4 ? ', …' : ''}: type the GUID.`];
}

function teamsEmbed(
  { best, alternatives, basis, unknown }: BuiltTeams,
  names: ReadonlyMap<string, string | null>,
  skills: Record<string, number>,
) {
  const member = (guid: string) => {
    const skill = skills[guid];
    return `${nameInText(names.get(guid))} · ${skill === undefined ? 'DPM unknown' : `DPM ${formatCount(skill)}`}`;
  };
  const team = (place: 0 | 1) => ({
    name: `Team ${place + 1} · DPM ${formatCount(best.skill[place])}${best.synergy ? ` · synergy ${signed(best.synergy[place])}` : ''}`,
    value: best.teams[place].map(member).join('\n'),
  });
  const others = alternatives.map((split) => `${formatCount(split.difference)} DPM apart: ${sidesOf(split, names)}`);
  const average = unknown.length > 0 ? ` ${unknown.length} without a counted round: taken as average.` : '';
  const basisText =
    basis === 'skill'
      ? 'Balanced by DPM alone: none of the pairs has 10 rounds together.'
      : 'Balanced by DPM, then by synergy.';
  return {
    title: 'Balanced teams',
    description: `${basisText} Difference: ${formatCount(best.difference)} DPM.${average}`,
    fields: [team(0), team(1), ...(others.length > 0 ? [{ name: 'Next best', value: others.join('\n') }] : [])],
    color: colour,
  };
}

function sidesOf({ teams }: Split, names: ReadonlyMap<string, string | null>): string {
  return teams.map((team) => team.map((guid) => nameInText(names.get(guid), 10)).join(', ')).join(' — ');
}
