import type { ListedClaim, NamedClaim } from '../../db/queries/waiting-claims.ts';
import { acceptClaim, refuseClaim, waitingClaims } from '../../db/queries/waiting-claims.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { timestamp, userMention } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, colour, ephemeral, row } from '../../discord/reply.ts';
import { plainName } from '../../views/player-row.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { ComponentAction } from '../command.ts';
import { defineAction } from '../command.ts';
import type { Context } from '../context.ts';
import { pageOf, pager } from '../shared/pager.ts';

/** Claims on a page. Each has a row of buttons, and Discord allows five rows. */
const perPage = 4;

export const adminLinks = defineAction({
  description: 'Who says which player they are, and waits for proof',
  options: {},
  examples: ['/admin links'],
  manage: true,
  private: true,

  run: (_options, context) => listOfClaims(1, context),
});

/** The components of /admin links, by action. */
export const linkComponents = {
  links: (args, _values, context) => listOfClaims(pageOf(args), context),
  acceptclaim: (args, _values, context) => accept(args, context),
  refuseclaim: (args, _values, context) => (args.sure === 'y' ? refuse(args, context) : askToRefuse(args, context)),
} satisfies Record<string, ComponentAction>;

/** Lists the claims that wait, with buttons. `said` reports what was just done. It stands above the list. */
async function listOfClaims(page: number, context: Context, said?: string): Promise<Reply> {
  const { caller, db, user, viewer } = context;
  const { adminLinks: texts } = caller.texts;
  const found = await waitingClaims(db, viewer, { page, perPage });
  if (found.count === 0) return { content: [said, texts.none].filter(Boolean).join('\n') };
  const paging = { route: 'admin.links', owner: user.id, args: {}, page: found.page, pages: found.pages };
  const first = (found.page - 1) * perPage + 1;
  return {
    ...(said !== undefined && { content: said }),
    embeds: [
      {
        title: texts.title(found.count),
        description: found.claims.map((claim, index) => line(claim, first + index, context)).join('\n'),
        color: colour,
      },
    ],
    rows: [...found.claims.map((claim, index) => buttons(claim, first + index, found.page, context)), ...pager(paging)],
  };
}

function line(
  { discordId, guid, name, rounds, claimedAt, rivals, linkedTo }: ListedClaim,
  place: number,
  context: Context,
) {
  const { caller } = context;
  const { adminLinks: texts, common, you } = caller.texts;
  const doubts = [
    ...(linkedTo === null ? [] : [texts.linkedAlready(userMention(linkedTo))]),
    ...(rivals > 0 ? [texts.rivals(rivals)] : []),
  ];
  return [
    `**${place}** ${you.isThat(userMention(discordId), `**${wholeName(name, caller)}** (\`${guid}\`)`)}`,
    [common.rounds(rounds), timestamp(claimedAt), ...doubts].join(' · '),
  ].join('\n');
}

function buttons({ discordId, guid, name }: ListedClaim, place: number, page: number, { user, caller }: Context) {
  const { adminLinks: texts } = caller.texts;
  const id = (route: string) =>
    encodeCustomId({ route, owner: user.id, args: { u: discordId, g: guid, page: String(page) } });
  return row(
    button(id('admin.acceptclaim'), { label: `${place}. ${plainName(name, caller)}`, emoji: '✅' }),
    button(id('admin.refuseclaim'), { label: texts.refuse, danger: true }),
  );
}

/** Returns the claim in a custom id, or undefined if it is invalid. */
function claimIn({ u = '', g = '' }: Record<string, string>): NamedClaim | undefined {
  return /^\d{1,19}$/.test(u) && g !== '' ? { discordId: u, guid: g } : undefined;
}

async function accept(args: Record<string, string>, context: Context): Promise<Reply> {
  const claim = claimIn(args);
  const { adminLinks: texts, errors } = context.caller.texts;
  if (!claim) return ephemeral(errors.outOfDate);
  const decision = await acceptClaim(context, claim, context.now);
  context.settingsChanged();
  const user = userMention(claim.discordId);
  const said = {
    linked: texts.accepted(user, `\`${claim.guid}\``, '`/unlink`'),
    repeated: texts.accepted(user, `\`${claim.guid}\``, '`/unlink`'),
    gone: texts.gone(user),
    'user taken': texts.userTaken(user),
    'player taken': texts.playerTaken(`\`${claim.guid}\``, '`/unlink`'),
  };
  return listOfClaims(pageOf(args), context, said[decision]);
}

async function askToRefuse(args: Record<string, string>, context: Context): Promise<Reply> {
  const claim = claimIn(args);
  const { adminLinks: texts, admin, errors } = context.caller.texts;
  if (!claim) return ephemeral(errors.outOfDate);
  const id = (route: string, more: Record<string, string>) =>
    encodeCustomId({ route, owner: context.user.id, args: { ...more, page: String(pageOf(args)) } });
  return {
    content: texts.confirmRefusal(userMention(claim.discordId), `\`${claim.guid}\``),
    rows: [
      row(
        button(id('admin.refuseclaim', { u: claim.discordId, g: claim.guid, sure: 'y' }), {
          label: texts.refuse,
          danger: true,
        }),
        button(id('admin.links', {}), { label: admin.cancel }),
      ),
    ],
  };
}

async function refuse(args: Record<string, string>, context: Context): Promise<Reply> {
  const claim = claimIn(args);
  const { adminLinks: texts, errors } = context.caller.texts;
  if (!claim) return ephemeral(errors.outOfDate);
  const outcome = await refuseClaim(context, claim);
  context.settingsChanged();
  const user = userMention(claim.discordId);
  return listOfClaims(pageOf(args), context, outcome === 'gone' ? texts.gone(user) : texts.refused(user));
}
