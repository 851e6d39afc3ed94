import type { ChangedRound, StoreOutcome } from '../../db/ingest/store-file.ts';

/** Returns the response body for an accepted file. */
export function storedAnswer(file: string, outcome: Exclude<StoreOutcome, { status: 'refused' }>) {
  const { status, sha256 } = outcome;
  if (status === 'known') {
    return {
      status: 'already there',
      file,
      sha256,
      storedAs: { file: outcome.filename },
      ...(outcome.isSetAside && { note: 'set aside by a manager' }),
    };
  }
  const { parsed, rounds } = outcome;
  const isEndstats = 'awards' in parsed;
  const own = isEndstats ? rounds[0] : rounds.find(({ isOwn }) => isOwn);
  return {
    status,
    file,
    sha256,
    round: own ? describe(own) : null,
    ...(isEndstats && { awards: parsed.awards.length, opponents: parsed.versus.length }),
    findings: own && !isEndstats ? own.findings : parsed.findings,
    derivedAgain: rounds.filter((round) => round !== own).map(describe),
    ...(!own && {
      note: isEndstats
        ? 'waits for its round'
        : 'a better file of the same round is used; the best five that came on one day are kept',
    }),
  };
}

function describe(round: ChangedRound) {
  return {
    id: Number(round.id),
    match: round.matchId,
    number: round.roundNumber,
    playedAt: round.playedAt,
    players: round.players,
    ...(round.isUpgraded && { upgraded: 'made from its file; the old bot had it already' }),
    counts: round.isValid,
    reason: round.invalidReason,
    session: { id: Number(round.gamingSessionId), start: round.sessionStart },
  };
}
