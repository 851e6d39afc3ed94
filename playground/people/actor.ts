/** Somebody the page's reader can act as. */
export interface Actor {
  /** The Discord user's id. */
  id: string;
  /** The name in Discord. */
  name: string;
  /** The player that this user is linked to. For a user who is not linked yet, the one that acting as them links. */
  player: { guid: string; name: string; rounds: number } | null;
  isLinked: boolean;
  /** Whether the user has Manage Server. */
  manages: boolean;
}
