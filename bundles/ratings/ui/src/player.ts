import { html, nothing, svg } from 'lit';
import { view } from '@stoa/ui';
import type { View } from '@stoa/ui';
import type { Mounted, Panel, PanelContext } from '@stoa/panel-api';
import { change } from './board.ts';
import type { BoardRow, HistoryEntry, RatingsOperations } from './contract.ts';
import styles from './ratings.css';
import { messages } from './words.ts';

type Page = RatingsOperations['ratings.history']['output'];

/** One person's rating: the figure, its curve, and each debate that moved it. */
function mount(host: HTMLElement, context: PanelContext): Mounted {
  let page: View | undefined;
  const user = context.params['id'] ?? '';
  let shown: Page | undefined;
  const load = async (after?: string) => {
    const next = await context
      .call<Page>('ratings.history', after ? { user, after, limit: 50 } : { user, limit: 50 })
      .catch(() => undefined);
    if (next) shown = { ...next, entries: [...(after ? (shown?.entries ?? []) : []), ...next.entries] };
    page?.draw();
  };
  const channel = context.channel('board:main', { onPublication: () => void load() });
  page = view(host, () => draw(context, shown, load));
  void load();
  return {
    dispose() {
      channel.dispose();
      page?.dispose();
      return undefined;
    },
  };
}

function draw(context: PanelContext, shown: Page | undefined, load: (after?: string) => void) {
  const { t } = context;
  if (!shown) return html`<div class="page"><div class="skeleton tall" aria-busy="true"></div></div>`;
  if (!shown.player) {
    return html`<div class="page"><st-empty icon="trophy" heading=${t('player.none')} text=${t('player.noneText')}>
      <a class="button" href="/debates">${t('board.start')}</a>
    </st-empty></div>`;
  }
  context.title(shown.player.name);
  return html`<div class="page narrow stack loose">
    ${head(context, shown.player)} ${curve(context, shown.entries)}
    <section>
      <h2>${t('player.history')}</h2>
      <div class="list card flush">${shown.entries.map((entry) => line(context, entry))}</div>
      ${shown.next ? html`<button class="button" @click=${() => load(shown.next ?? undefined)}>${t('player.more')}</button>` : nothing}
    </section>
  </div>`;
}

function head(context: PanelContext, player: BoardRow) {
  return html`<header class="row between">
    <span class="row"><st-avatars size="large" .people=${[{ id: player.user, name: player.name }]}></st-avatars><h1>${player.name}</h1></span>
    <span class="row"><span class="figure">${player.rating}</span><span class="quiet number">#${player.rank}</span></span>
  </header>
  <p class="quiet number">${context.t('board.record')}: ${player.wins} – ${player.draws} – ${player.losses}</p>`;
}

/** The rating after each debate shown, oldest at the left. */
function curve(context: PanelContext, entries: readonly HistoryEntry[]) {
  if (entries.length < 2) return nothing;
  const values = entries.map(({ after }) => after).toReversed();
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (at: number) => 8 + (at / (values.length - 1)) * 624;
  const y = (value: number) => 132 - ((value - low) / Math.max(1, high - low)) * 112;
  const path = values.map((value, at) => `${at ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  const label = context.t('player.curve', { n: values.length, from: values[0] ?? 0, to: values.at(-1) ?? 0 });
  return html`<figure class="curve card">
    <svg viewBox="0 0 640 150" role="img" aria-label=${label}>
      ${svg`<path d=${path}></path><circle cx=${x(values.length - 1)} cy=${y(values.at(-1) ?? 0)} r="4"></circle>`}
    </svg>
    <figcaption class="row between tiny faint number"><span>${low}</span><span>${high}</span></figcaption>
  </figure>`;
}

function line(context: PanelContext, entry: HistoryEntry) {
  return html`<a class="entry" href="/debates/${entry.result}">
    <span class="grow clip">${context.t('player.against')} ${entry.opponentName}</span>
    <span class="quiet">${context.t(`player.${entry.score}`)}</span>
    <span class="number points">${entry.after} ${change(entry.delta)}</span>
    <st-when class="faint small" at=${entry.at} .now=${context.clock.now}></st-when>
  </a>`;
}

export default { id: 'ratings.player', slot: 'page/v1', title: 'Player', styles, messages, mount } satisfies Panel;
