/** What a rendered message needs from the page around it. */
export interface RenderContext {
  /** Returns the name of a Discord user, for mentions. */
  nameOf(userId: string): string | undefined;
  /** Puts text into the command box. */
  type(text: string): void;
  press(customId: string): void;
  select(customId: string, values: string[]): void;
  /** Sends a command that could not be sent. */
  again(input: string): void;
  dismiss(): void;
}
