/** What became of a file. */
export interface FileResult {
  name: string;
  outcome: 'stored' | 'already there' | 'refused' | 'not sent';
  /** The round that it is, or why it was refused. */
  note: string;
}
