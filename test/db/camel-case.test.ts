import { expect, test } from 'vitest';
import { camelCased } from '../../src/db/camel-case.ts';

test('columns are read in camelCase, also inside JSON; figures, GUIDs and values stay', () => {
  const at = new Date();
  const row = {
    player_guid: 'A_B',
    round1_file_id: 7n,
    played_at: at,
    totals: { damage_given: 5, last_played_at: null },
    names: { ABCDEF01: 'some_name', WEIRD_guid: null },
    list: [{ match_id: 'x_y' }, ['is_valid']],
    already: 1,
    ofDay: 2,
  };
  expect(camelCased([row])).toEqual([
    {
      playerGuid: 'A_B',
      round1FileId: 7n,
      playedAt: at,
      totals: { damage_given: 5, lastPlayedAt: null },
      names: { ABCDEF01: 'some_name', WEIRD_guid: null },
      list: [{ matchId: 'x_y' }, ['is_valid']],
      already: 1,
      ofDay: 2,
    },
  ]);
});
