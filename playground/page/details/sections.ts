import type { Details } from '../../details/details.ts';
import { h } from '../element.ts';
import { milliseconds, plural, prettyJson, sizeOf } from './text.ts';

/** Renders the parts of the drawer: request, response, SQL and the log line. */
export function renderDetails({
  request,
  response,
  trips,
  log,
  calls,
  problems,
  isShared,
  ms,
}: Details): HTMLElement[] {
  const statements = trips.flatMap((trip) => trip.statements);
  const inDatabase = statements.reduce((sum, one) => sum + one.ms, 0);
  return [
    section('Request', `${request.method} ${new URL(request.url).pathname} · ${sizeOf(request.body)}`, [
      headers(request.headers),
      code(prettyJson(request.body), 'Body of the request'),
    ]),
    section(
      'Response',
      response ? `${response.status} · ${sizeOf(response.body ?? '')} · ${milliseconds(ms)}` : 'none',
      response
        ? [headers(response.headers), code(prettyJson(response.body ?? 'files'), 'Body of the response')]
        : [h('p', { class: 'hint' }, problems.join(' '))],
    ),
    ...(calls.length > 0
      ? [
          section('Discord’s REST API', plural(calls.length, 'call'), [
            h(
              'ul',
              { class: 'calls' },
              ...calls.map((call) => h('li', {}, `${call.method} ${call.path} · ${call.status}`)),
            ),
          ]),
        ]
      : []),
    section(
      'SQL',
      `${plural(statements.length, 'statement')} in ${plural(trips.length, 'round trip')} · ${milliseconds(inDatabase)} in PostgreSQL`,
      [
        ...(isShared
          ? [h('p', { class: 'hint' }, 'Something else ran at the same time: some of these statements may be its.')]
          : []),
        ...trips.map(renderTrip),
      ],
      true,
    ),
    section(
      'Log line',
      log ? String(log.outcome ?? '') : 'none',
      log ? [code(JSON.stringify(log, null, 2), 'Log line')] : [],
      true,
    ),
  ];
}

function renderTrip({ startedMs, ms, isTransaction, statements, error }: Details['trips'][number]): HTMLElement {
  const what = isTransaction ? 'transaction' : 'round trip';
  return h(
    'div',
    { class: 'trip' },
    h('p', { class: 'time' }, `after ${milliseconds(startedMs)}: ${what} of ${milliseconds(ms)}`),
    ...(error === undefined ? [] : [h('p', { class: 'note' }, error)]),
    ...statements.map((one) =>
      h(
        'div',
        { class: 'statement' },
        code(one.query.trim(), 'SQL statement'),
        ...(one.params.length > 0 ? [code(JSON.stringify(one.params), 'Parameters')] : []),
        h('p', { class: 'time' }, `${milliseconds(one.ms)} in PostgreSQL · ${plural(one.rows, 'row')}`),
      ),
    ),
  );
}

function section(title: string, summary: string, content: HTMLElement[], isOpen = false): HTMLElement {
  return h(
    'details',
    { class: 'part', open: isOpen },
    h('summary', {}, h('b', {}, title), h('span', { class: 'hint' }, summary)),
    ...content,
  );
}

function headers(all: Record<string, string>): HTMLElement {
  const rows = Object.entries(all).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]);
  return h('dl', { class: 'headers' }, ...rows);
}

/** Renders text that may scroll, so the keyboard can reach it. */
function code(text: string, label: string): HTMLElement {
  return h('pre', { class: 'code', tabindex: '0', role: 'group', 'aria-label': label }, text);
}
