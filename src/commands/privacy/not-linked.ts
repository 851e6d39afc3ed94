/** The reply to a user who is linked to no player. The bot stores nothing about them. */
export const notLinked =
  'Your Discord account is linked to no player, so nothing is stored about it. Numbers of players are stored by the GUID of their game: link yours to see or delete what belongs to it.';
