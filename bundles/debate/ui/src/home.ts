import { html } from 'lit';
import { view } from '@stoa/ui';
import type { View } from '@stoa/ui';
import type { Mounted, Panel, PanelContext } from '@stoa/panel-api';
import { Board } from './board.ts';
import { card } from './card.ts';
import styles from './lobby.css';
import { messages } from './words.ts';

const MOST = 6;

/** What one can watch or join now, on the first page. */
function mount(host: HTMLElement, context: PanelContext): Mounted {
  let page: View | undefined;
  const board = new Board(context, () => page?.draw());
  page = view(host, () => now(context, board));
  return {
    dispose() {
      board.dispose();
      page?.dispose();
      return undefined;
    },
  };
}

function now(context: PanelContext, board: Board) {
  const { t } = context;
  const cards = [...board.shelf('live'), ...board.shelf('open')].slice(0, MOST);
  return html`<section class="shelf">
    <header class="row between"><h2>${t('home.live')}</h2><a class="small" href="/debates">${t('home.all')}</a></header>
    ${
      cards.length > 0 || !board.loaded
        ? html`<div class="tiles">${cards.map((debate) => card(context, debate))}</div>`
        : html`<st-empty icon="messages-square" heading=${t('home.none')} text=${t('home.noneText')}>
            <a class="button" href="/debates">${t('lobby.start')}</a>
          </st-empty>`
    }
  </section>`;
}

export default { id: 'debate.home', slot: 'home/v1', title: 'Live now', styles, messages, mount } satisfies Panel;
