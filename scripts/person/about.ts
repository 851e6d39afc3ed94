/** What the law wants to be said beside the data. The owner adds who they are and why they run the bot. */
export const aboutThisFile = {
  what: 'Everything that the bot stores about one person: by the name of the table, its rows.',
  why: 'Statistics of the rounds that a community played, for that community.',
  from: 'Files that the game server wrote after each round, the database of the old bot if there was one, and what the person and the managers of the Discord server chose in Discord.',
  whoSees:
    'Members of the Discord server see figures and names, and everybody does where the owner has switched web pages on. Only managers see decisions and hidden people. After an opt-out, only the person sees their own.',
  howLong: 'Until it is deleted. Backups hold it as long as the owner keeps them.',
  rights:
    '/privacy hides a person and deletes their names, /name changes the name that is shown, and managers do both for somebody who is not there. A complaint may be made to a supervisory authority.',
  leftOut:
    'Names and Discord ids of other people. Their GUIDs in the game stand where a row is about both. Rows that are computed from others are included.',
};
