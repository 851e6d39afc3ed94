/** Discord's markdown as a tree of plain data. message/markdown.ts renders it. */
export type MarkdownNode =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext'; children: MarkdownNode[] }
  | { kind: 'heading'; level: 1 | 2 | 3; children: MarkdownNode[] }
  | { kind: 'list'; start: number | undefined; items: MarkdownNode[][] }
  | { kind: 'code'; text: string }
  | { kind: 'code-block'; language: string | undefined; text: string }
  | { kind: 'link'; url: string; children: MarkdownNode[] }
  | { kind: 'time'; seconds: number; style: TimeStyle }
  | { kind: 'user' | 'role' | 'channel'; id: string }
  | { kind: 'command'; name: string }
  | { kind: 'emoji'; name: string };

export type TimeStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R';
