import { expect, test } from 'vitest';
import type { Problem } from '../../../simulator/discord/limits.ts';
import { checkChoices, checkMessage, checkModal, formError } from '../../../simulator/discord/limits.ts';
import type { Json } from './bot.ts';
import { silent } from './bot.ts';

const x = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const paths = (problems: Problem[]) => problems.map(({ path }) => path.join('.'));

const embed = (part: Json) => ({ embeds: [part] });
const fields = (count: number, part: Json = {}) =>
  embed({ fields: times(count, () => ({ name: 'n', value: 'v', ...part })) });
const button = (part: Json) => ({ type: 2, style: 2, label: 'b', custom_id: 'b', ...part });
const buttons = (count: number, row = 0) => ({
  type: 1,
  components: times(count, (n) => button({ custom_id: `${row}.${n}` })),
});
const oneButton = (part: Json) => ({ components: [{ type: 1, components: [button(part)] }] });
const options = (count: number, part: Json = {}) => times(count, (n) => ({ label: 'l', value: `${n}`, ...part }));
const menu = (part: Json) => ({ type: 3, custom_id: 'm', options: options(2), ...part });
const oneMenu = (part: Json) => ({ components: [{ type: 1, components: [menu(part)] }] });
const v2 = (...components: Json[]) => ({ flags: 32768, components });
const text = (length: number) => ({ type: 10, content: x(length) });

/** Each limit: messages at it, messages over it, and the path at which the latter are refused. */
const messages: [what: string, at: Json, over: Json, path: string][] = [
  ['content', { content: x(2000) }, { content: x(2001) }, 'content'],
  ['content in code points', { content: '🏁'.repeat(2000) }, { content: '🏁'.repeat(2001) }, 'content'],
  ['something to show', { content: 'x' }, { content: '  ' }, ''],
  ['embeds', { embeds: times(10, () => ({ title: 't' })) }, { embeds: times(11, () => ({ title: 't' })) }, 'embeds'],
  ['an empty embed', embed({ image: { url: 'https://a.example/b.png' } }), embed({ color: 1 }), 'embeds.0.description'],
  [
    'all embeds together',
    { embeds: [{ description: x(4096) }, { description: x(1904) }] },
    { embeds: [{ description: x(4096) }, { description: x(1905) }] },
    'embeds',
  ],
  ['title', embed({ title: x(256) }), embed({ title: x(257) }), 'embeds.0.title'],
  ['spaces around a title', embed({ title: ` ${x(256)} ` }), embed({ title: ` ${x(257)} ` }), 'embeds.0.title'],
  ['description', embed({ description: x(4096) }), embed({ description: x(4097) }), 'embeds.0.description'],
  ['fields', fields(25), fields(26), 'embeds.0.fields'],
  ['field name', fields(1, { name: x(256) }), fields(1, { name: x(257) }), 'embeds.0.fields.0.name'],
  ['empty field name', fields(1, { name: '\u200b' }), fields(1, { name: '' }), 'embeds.0.fields.0.name'],
  ['field value', fields(1, { value: x(1024) }), fields(1, { value: x(1025) }), 'embeds.0.fields.0.value'],
  ['empty field value', fields(1, { value: 'v' }), fields(1, { value: '  ' }), 'embeds.0.fields.0.value'],
  ['footer', embed({ footer: { text: x(2048) } }), embed({ footer: { text: x(2049) } }), 'embeds.0.footer.text'],
  ['author', embed({ author: { name: x(256) } }), embed({ author: { name: x(257) } }), 'embeds.0.author.name'],
  ...['image', 'thumbnail'].flatMap((kind): typeof messages => {
    const address = (length: number) => `https://a.example/${x(length - 18)}`;
    const picture = (part: Json) => embed({ [kind]: { url: address(50), ...part } });
    return [
      [
        `address of an ${kind}`,
        picture({ url: address(2048) }),
        picture({ url: address(2049) }),
        `embeds.0.${kind}.url`,
      ],
      [`kind of address of an ${kind}`, picture({}), picture({ url: 'ftp://a.example/b.png' }), `embeds.0.${kind}.url`],
      [
        `words of an ${kind}`,
        picture({ description: x(1024) }),
        picture({ description: x(1025) }),
        `embeds.0.${kind}.description`,
      ],
    ];
  }),
  ['colour', embed({ title: 't', color: 0xffffff }), embed({ title: 't', color: 0x1000000 }), 'embeds.0.color'],
  [
    'time stamp',
    embed({ title: 't', timestamp: '2026-01-01T00:00:00Z' }),
    embed({ title: 't', timestamp: 'now' }),
    'embeds.0.timestamp',
  ],
  [
    'url',
    embed({ title: 't', url: 'https://a.example' }),
    embed({ title: 't', url: 'ftp://a.example' }),
    'embeds.0.url',
  ],
  [
    'rows',
    { components: times(5, (n) => buttons(1, n)) },
    { components: times(6, (n) => buttons(1, n)) },
    'components',
  ],
  ['buttons of a row', { components: [buttons(5)] }, { components: [buttons(6)] }, 'components.0.components'],
  ['an empty row', { components: [buttons(1)] }, { components: [buttons(0)] }, 'components.0.components'],
  [
    'a select alone in its row',
    oneMenu({}),
    { components: [{ type: 1, components: [menu({}), button({})] }] },
    'components.0',
  ],
  ['label', oneButton({ label: x(80) }), oneButton({ label: x(81) }), 'components.0.components.0.label'],
  [
    'a face for a button',
    oneButton({ label: '', emoji: { name: '◀️' } }),
    oneButton({ label: '' }),
    'components.0.components.0',
  ],
  [
    'emoji',
    oneButton({ emoji: { name: '🏁' } }),
    oneButton({ emoji: { name: 'flag' } }),
    'components.0.components.0.emoji',
  ],
  [
    'custom id',
    oneButton({ custom_id: x(100) }),
    oneButton({ custom_id: x(101) }),
    'components.0.components.0.custom_id',
  ],
  [
    'empty custom id',
    oneButton({ custom_id: 'x' }),
    oneButton({ custom_id: '' }),
    'components.0.components.0.custom_id',
  ],
  [
    'the same custom id twice',
    { components: [buttons(2, 1), buttons(2, 2)] },
    { components: [buttons(1, 1), buttons(1, 1)] },
    'components.1.components.0.custom_id',
  ],
  ['style', oneButton({ style: 4 }), oneButton({ style: 7 }), 'components.0.components.0.style'],
  [
    'a link',
    oneButton({ style: 5, custom_id: undefined, url: 'https://a.example' }),
    oneButton({ style: 5, url: 'https://a.example' }),
    'components.0.components.0',
  ],
  [
    'options',
    oneMenu({ options: options(25) }),
    oneMenu({ options: options(26) }),
    'components.0.components.0.options',
  ],
  [
    'option label',
    oneMenu({ options: options(1, { label: x(100) }) }),
    oneMenu({ options: options(1, { label: x(101) }) }),
    'components.0.components.0.options.0.label',
  ],
  [
    'option value',
    oneMenu({ options: options(1, { value: x(100) }) }),
    oneMenu({ options: options(1, { value: x(101) }) }),
    'components.0.components.0.options.0.value',
  ],
  [
    'option description',
    oneMenu({ options: options(1, { description: x(100) }) }),
    oneMenu({ options: options(1, { description: x(101) }) }),
    'components.0.components.0.options.0.description',
  ],
  [
    'different option values',
    oneMenu({}),
    oneMenu({ options: options(2, { value: 'a' }) }),
    'components.0.components.0.options.1.value',
  ],
  [
    'one default',
    oneMenu({ options: [{ label: 'l', value: 'v', default: true }] }),
    oneMenu({ options: options(2, { default: true }) }),
    'components.0.components.0.options',
  ],
  [
    'placeholder',
    oneMenu({ placeholder: x(150) }),
    oneMenu({ placeholder: x(151) }),
    'components.0.components.0.placeholder',
  ],
  ['max_values', oneMenu({ max_values: 2 }), oneMenu({ max_values: 3 }), 'components.0.components.0.max_values'],
  ['flags', { content: 'x', flags: 64 }, { content: 'x', flags: 1 }, 'flags'],
  ['no content with components V2', v2(text(1)), { ...v2(text(1)), content: 'x' }, 'content'],
  [
    'no embeds with components V2',
    { ...v2(text(1)), embeds: [] },
    { ...v2(text(1)), ...embed({ title: 't' }) },
    'embeds',
  ],
  ['V2 components need the flag', v2(text(1)), { components: [text(1)] }, 'components.0.type'],
  [
    '40 components',
    v2(...times(40, () => text(1))),
    v2({ type: 17, components: times(40, () => text(1)) }),
    'components',
  ],
  ['4000 characters', v2(text(2000), text(2000)), v2(text(2000), text(2001)), 'components'],
  [
    'texts of a section',
    v2({ type: 9, components: times(3, () => text(1)), accessory: button({}) }),
    v2({ type: 9, components: times(4, () => text(1)), accessory: button({}) }),
    'components.0.components',
  ],
  [
    'accessory',
    v2({ type: 9, components: [text(1)], accessory: button({}) }),
    v2({ type: 9, components: [text(1)] }),
    'components.0.accessory.type',
  ],
  [
    'no container in a container',
    v2({ type: 17, components: [text(1)] }),
    v2({ type: 17, components: [{ type: 17, components: [text(1)] }] }),
    'components.0.components.0.type',
  ],
];

test.each(messages)('message: %s', (_, at, over, path) => {
  expect(paths(checkMessage({ ...silent, ...at }))).toEqual([]);
  expect(paths(checkMessage({ ...silent, ...over }))).toContain(path);
});

test.each<[string, Json]>([
  ['none', {}],
  ['everyone', { allowed_mentions: { parse: ['everyone'] } }],
  ['a user', { allowed_mentions: { parse: [], users: ['1'] } }],
])('mentions: %s breaks our rule', (_, mentions) => {
  expect(checkMessage({ content: 'x', ...mentions })).toMatchObject([{ code: 'OWN_RULE', path: ['allowed_mentions'] }]);
});

test('a picture comes over https, except from this machine', () => {
  const check = (url: string) => checkMessage({ ...silent, ...embed({ image: { url } }) });
  expect(check('http://a.example/b.png')).toMatchObject([{ code: 'OWN_RULE', path: ['embeds', 0, 'image', 'url'] }]);
  expect([check('https://a.example/b.png'), check('http://127.0.0.1:8787/b.png')]).toEqual([[], []]);
});

test('files: ten, known, with alt text', () => {
  const file = (index: number, type = 'text/plain') => ({
    index,
    name: `${index}.txt`,
    type,
    bytes: new Uint8Array(1),
  });
  const check = (data: Json, files: ReturnType<typeof file>[]) =>
    paths(checkMessage({ ...silent, ...data }, { files }));
  expect(
    check(
      {},
      times(10, (n) => file(n)),
    ),
  ).toEqual([]);
  expect(
    check(
      {},
      times(11, (n) => file(n)),
    ),
  ).toEqual(['attachments']);
  expect(check({ attachments: [{ id: 0 }] }, [file(0)])).toEqual([]);
  expect(check({ attachments: [{ id: 1 }] }, [file(0)])).toEqual(['attachments.0.id']);
  expect(check({ attachments: [{ id: 0, description: 'A chart' }] }, [file(0, 'image/png')])).toEqual([]);
  expect(check({}, [file(0, 'image/png')])).toEqual(['files.0']);
  expect(check({}, [{ ...file(0), bytes: new Uint8Array(10 * 1024 * 1024 + 1) }])).toEqual(['files.0']);
});

test('an edit may leave things out, not everything', () => {
  const before = { content: 'x', embeds: [], components: [] };
  expect(checkMessage({ ...silent, components: [] }, { before })).toEqual([]);
  expect(checkMessage({ ...silent, content: '' }, { before })).toMatchObject([{ code: '50006' }]);
  expect(paths(checkMessage({ ...silent, content: 'x' }, { before: { flags: 32768 } }))).toEqual(['content']);
});

test.each<[string, Json[], Json[], string]>([
  ['25 of them', times(25, () => ({ name: 'n', value: 'v' })), times(26, () => ({ name: 'n', value: 'v' })), 'choices'],
  ['name', [{ name: x(100), value: 'v' }], [{ name: x(101), value: 'v' }], 'choices.0.name'],
  ['empty name', [{ name: 'n', value: 'v' }], [{ name: ' ', value: 'v' }], 'choices.0.name'],
  ['value', [{ name: 'n', value: x(100) }], [{ name: 'n', value: x(101) }], 'choices.0.value'],
  ['type', [{ name: 'n', value: '1' }], [{ name: 'n', value: 1 }], 'choices.0.value'],
])('choices: %s', (_, at, over, path) => {
  expect(checkChoices({ choices: at }, 3)).toEqual([]);
  expect(paths(checkChoices({ choices: over }, 3))).toEqual([path]);
});

test('modal: title 45', () => {
  const modal = (title: string) => checkModal({ custom_id: 'm', title, components: [{}] });
  expect(modal(x(45))).toEqual([]);
  expect(paths(modal(x(46)))).toEqual(['title']);
});

test('errors are nested as Discord nests them', () => {
  expect(formError(checkMessage({ ...silent, ...embed({ title: x(257) }) }))).toEqual({
    message: 'Invalid Form Body',
    code: 50035,
    errors: {
      embeds: {
        0: {
          title: {
            _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length. It has 257.' }],
          },
        },
      },
    },
  });
});
