import { botNow } from '../clock/now.ts';
import { h } from '../element.ts';
import { formatTime } from '../markdown/time.ts';
import type { MarkdownNode, TimeStyle } from '../markdown/tree.ts';
import type { RenderContext } from './render-context.ts';

/** Returns elements for a markdown tree. Every text in it becomes a text node. */
export function renderMarkdown(nodes: readonly MarkdownNode[], world: RenderContext): (Node | string)[] {
  return nodes.map((node) => renderNode(node, world));
}

function renderNode(node: MarkdownNode, world: RenderContext): Node | string {
  const inner = () => ('children' in node ? renderMarkdown(node.children, world) : []);
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return h('strong', {}, ...inner());
    case 'italic':
      return h('em', {}, ...inner());
    case 'underline':
      return h('u', {}, ...inner());
    case 'strike':
      return h('s', {}, ...inner());
    case 'spoiler':
      return spoiler(inner());
    case 'quote':
      return h('blockquote', {}, ...inner());
    case 'subtext':
      return h('small', { class: 'subtext' }, ...inner());
    case 'heading':
      // Headings of a message are below those of the page.
      return h(
        'div',
        { class: `heading-${node.level}`, role: 'heading', 'aria-level': String(node.level + 2) },
        ...inner(),
      );
    case 'list':
      return list(
        node.start,
        node.items.map((item) => h('li', {}, ...renderMarkdown(item, world))),
      );
    case 'code':
      return h('code', {}, node.text);
    case 'code-block':
      return h('pre', {}, h('code', {}, node.text));
    case 'link':
      return h('a', { href: node.url, target: '_blank', rel: 'noopener noreferrer' }, ...inner());
    case 'time':
      return time(node.seconds, node.style);
    case 'user':
      return mention(`@${world.nameOf(node.id) ?? 'unknown-user'}`);
    case 'role':
      return mention('@deleted-role');
    case 'channel':
      return mention('# unknown');
    case 'command':
      return command(node.name, world);
    case 'emoji':
      return `:${node.name}:`;
  }
}

function list(start: number | undefined, items: HTMLElement[]): HTMLElement {
  return start === undefined ? h('ul', {}, ...items) : h('ol', { start: String(start) }, ...items);
}

function mention(text: string): HTMLElement {
  return h('span', { class: 'mention' }, text);
}

function command(name: string, world: RenderContext): HTMLElement {
  const button = h('button', { type: 'button', class: 'mention' }, `/${name}`);
  button.addEventListener('click', () => world.type(`/${name} `));
  return button;
}

function spoiler(children: (Node | string)[]): HTMLElement {
  const cover = h('span', { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Spoiler' }, ...children);
  const reveal = () => {
    cover.className = 'spoiler revealed';
    for (const name of ['role', 'tabindex', 'aria-label']) cover.removeAttribute(name);
  };
  cover.addEventListener('click', reveal);
  cover.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') reveal();
  });
  return cover;
}

function time(seconds: number, style: TimeStyle): HTMLElement {
  const reader = { now: botNow() };
  const element = h('time', {
    datetime: new Date(seconds * 1000).toISOString(),
    title: formatTime(seconds, 'F', reader),
    'data-seconds': String(seconds),
    'data-style': style,
  });
  element.textContent = formatTime(seconds, style, reader);
  return element;
}

/** Updates relative times such as "5 minutes ago" while the page is open. */
export function refreshTimes(root: ParentNode, now: number): void {
  for (const element of root.querySelectorAll<HTMLElement>('time[data-style="R"]')) {
    element.textContent = formatTime(Number(element.dataset.seconds), 'R', { now });
  }
}
