import type { Mounted, Notice, Panel, PanelContext } from '@stoa/panel-api';
import type { DebateCard, LobbyPublication, Seat } from './contract.ts';
import { SEATS } from './people.ts';
import { messages } from './words.ts';

/** Debates that want something of the person: it is their turn, or there is a result. Draws nothing itself. */
function mount(_: HTMLElement, context: PanelContext): Mounted {
  const cards = new Map<string, DebateCard>();
  const tell = () => context.signal('notices', { source: 'debate', notices: noticesOf(cards.values(), context) });
  const take = (card: DebateCard) => {
    const known = cards.get(card.id);
    if (known && known.changedAt > card.changedAt) return;
    if (seatOf(card, context)) cards.set(card.id, card);
  };
  const load = async (state: 'live' | 'over') => {
    const { debates } = await context.call<{ debates: readonly DebateCard[] }>('debate.lobby', { state, limit: 50 });
    debates.forEach(take);
    tell();
  };
  const ask = () => void Promise.all([load('live'), load('over')]).catch(() => undefined);
  context.channel('lobby:open', {
    onPublication: ({ data }) => {
      const { card, gone } = data as LobbyPublication;
      if (gone && card.stage !== 'decided') cards.delete(card.id);
      else take(card);
      tell();
    },
    onStatus: (status) => status === 'live' && ask(),
  });
  return { dispose: () => undefined };
}

/** What the cards of one's own debates say, in words. */
export function noticesOf(cards: Iterable<DebateCard>, context: PanelContext): readonly Notice[] {
  return [...cards].flatMap((card) => {
    const seat = seatOf(card, context);
    const said = seat && wordsOf(card, seat);
    if (!said) return [];
    const [key, urgent] = said;
    const id = `debate:${card.id}:${key}:${card.turns}`;
    return [
      {
        id,
        text: context.t(`notice.${key}`),
        detail: card.motion,
        href: `/debates/${card.id}`,
        at: card.changedAt,
        urgent,
      },
    ];
  });
}

function wordsOf({ stage, clocks, outcome }: DebateCard, seat: Seat): readonly [string, boolean] | undefined {
  if (stage === 'running' && clocks?.mover === seat) return ['turn', true];
  if (stage !== 'decided' || !outcome) return undefined;
  if (!outcome.winner) return [outcome.reason === 'unjudged' ? 'unjudged' : 'draw', false];
  return [outcome.winner === seat ? 'won' : 'lost', false];
}

function seatOf(card: DebateCard, { user }: PanelContext): Seat | undefined {
  return SEATS.find((seat) => user !== undefined && card[seat]?.user === user.id);
}

export default { id: 'debate.notices', slot: 'notices/v1', title: 'Debates', messages, mount } satisfies Panel;
