import type { APIEmbed } from 'discord-api-types/v10';
import { html } from 'hono/html';
import { mostMeetings } from '../charts/rivals.ts';
import { peopleOf } from '../db/queries/player-page.ts';
import { rivalsOf } from '../db/queries/rivals.ts';
import { dayAt } from '../domain/dates.ts';
import { pageOfRivals } from '../domain/page-paths.ts';
import { rivalsPicture } from '../views/pictures/rivals.ts';
import { rivalsEmbed } from '../views/rivals.ts';
import { plainWholeName } from '../views/whole-name.ts';
import { embedHtml } from './embed.ts';
import { imageHtml } from './frame.ts';
import { playerLink } from './links.ts';
import { plainLine } from './markup.ts';
import type { Page } from './page.ts';
import { dot } from './section.ts';

/** The page of two players: kills on each other, together and against each other, the last maps. */
export const rivalsPage: Page = {
  name: 'vs',
  address: /^[0-9A-Fa-f]{8}\/[0-9A-Fa-f]{8}$/,
  async answer({ parts }, { db, clock, told }) {
    const [one = '', other = ''] = parts.map((part) => part.toUpperCase());
    const most = { meetings: mostMeetings, weapons: 2 };
    const [[a, b], { first, second, rivals }, context] = await Promise.all([
      peopleOf(db, [one, other]),
      rivalsOf(db, [{ text: one }, { text: other }], { period: 'all', clock, viewer: 'public', most }),
      told(),
    ]);
    const { locale } = context;
    const [left, right] = [first[0], second[0]];
    // A text that is nobody's GUID can still be part of somebody's name.
    if (!left || !right || left.playerGuid !== a || right.playerGuid !== b || a === b) return undefined;
    const path = pageOfRivals(left, right);
    if (path === undefined) return undefined;
    if (path !== `/vs/${parts.join('/')}`) return { movedTo: path };
    const names = [left.name, right.name] as const;
    const today = dayAt(context.now.getTime(), context.timeZone);
    const embed = rivalsEmbed(rivals, { names, period: 'all', today }, locale);
    const picture = rivalsPicture(rivals, names, locale);
    const image = picture && (await context.picture(picture));
    const title = locale.texts.players.nemesis.duelTitle(
      plainWholeName(left.name, locale),
      plainWholeName(right.name, locale),
    );
    return {
      path,
      title,
      description: summaryOf(embed, rivals.duel.rounds > 0)
        .map((line) => plainLine(line, context))
        .join(dot),
      image,
      body: html`<h1>${title}</h1>
<p>${playerLink(left.playerGuid, left.name, locale)}${dot}${playerLink(right.playerGuid, right.name, locale)}</p>
${imageHtml(image)}
${embedHtml(embed, context)}
<p class="m">${embed.footer?.text}</p>`,
    };
  },
};

/** Returns what a chat shows of two players: their kills on each other if endstats know them, and the first line of each part. */
function summaryOf({ description = '', fields = [] }: APIEmbed, hasKills: boolean): string[] {
  const parts = fields.map(({ name, value }) => `${name}: ${value.split('\n')[0]}`);
  return hasKills || parts.length === 0 ? [...description.split('\n'), ...parts] : parts;
}
