import { html, nothing } from 'lit';
import { view } from '@stoa/ui';
import type { View } from '@stoa/ui';
import type { Mounted, Panel, PanelContext } from '@stoa/panel-api';
import { Board } from './board.ts';
import { card } from './card.ts';
import type { DebateCard } from './contract.ts';
import styles from './lobby.css';
import { NewDebate } from './new.ts';
import { messages } from './words.ts';

function mount(host: HTMLElement, context: PanelContext): Mounted {
  let page: View | undefined;
  const redraw = () => page?.draw();
  const board = new Board(context, redraw);
  const fresh = new NewDebate(context, redraw);
  context.commands.register({
    id: 'debate.new',
    title: context.t('lobby.start'),
    shortcut: 'n',
    icon: 'plus',
    run: () => void fresh.open(),
  });
  page = view(host, () => lobby(context, board, fresh));
  return {
    dispose() {
      board.dispose();
      page?.dispose();
      return undefined;
    },
  };
}

function lobby(context: PanelContext, board: Board, fresh: NewDebate) {
  const { t } = context;
  return html`<div class="page">
      <header class="row between top">
        <h1>${t('lobby.title')}</h1>
        <button class="button primary" @click=${() => fresh.open()}><st-icon name="plus"></st-icon>${t('lobby.start')}</button>
      </header>
      ${body(context, board, fresh)}
    </div>
    ${fresh.draw()}`;
}

function body(context: PanelContext, board: Board, fresh: NewDebate) {
  const { t } = context;
  if (board.problem) {
    return html`<st-trouble heading=${t('error.load')} .problem=${board.problem}>
      <button class="button small" @click=${() => board.load()}>${t('error.retry')}</button>
    </st-trouble>`;
  }
  if (!board.loaded) return skeleton();
  const [live, open, over] = [board.shelf('live'), board.shelf('open'), board.shelf('over')];
  if (live.length + open.length + over.length === 0) {
    return html`<st-empty icon="messages-square" heading=${t('lobby.empty')} text=${t('lobby.emptyText')}>
      <button class="button primary" @click=${() => fresh.open()}>${t('lobby.start')}</button>
    </st-empty>`;
  }
  return html`${shelf(context, t('lobby.live'), live)}${shelf(context, t('lobby.open'), open)}${shelf(context, t('lobby.over'), over)}
  ${board.next ? html`<button class="button" @click=${() => board.earlier()}>${t('lobby.more')}</button>` : nothing}`;
}

function shelf(context: PanelContext, heading: string, cards: readonly DebateCard[]) {
  if (cards.length === 0) return nothing;
  return html`<section class="shelf">
    <h2>${heading} <span class="faint number">${cards.length}</span></h2>
    <div class="tiles">${cards.map((debate) => card(context, debate))}</div>
  </section>`;
}

function skeleton() {
  const one = html`<div class="card stack tight"><div class="skeleton line short"></div><div class="skeleton line"></div><div class="skeleton line"></div></div>`;
  return html`<div class="tiles" aria-busy="true">${[one, one, one]}</div>`;
}

export default { id: 'debate.lobby', slot: 'page/v1', title: 'Debates', styles, messages, mount } satisfies Panel;
