import { html } from 'lit';
import { view } from '@stoa/ui';
import type { Column, View } from '@stoa/ui';
import type { Mounted, Panel, PanelContext } from '@stoa/panel-api';
import type { Board, BoardRow, RatingsOperations } from './contract.ts';
import styles from './ratings.css';
import { messages } from './words.ts';

type Page = RatingsOperations['ratings.board']['output'];

/** The leaderboard; it moves by itself. */
function mount(host: HTMLElement, context: PanelContext): Mounted {
  let page: View | undefined;
  let board: Board | undefined;
  let problem: Error | undefined;
  const load = async () => {
    problem = undefined;
    board = await context.call<Page>('ratings.board', { limit: 200 }).catch((failed: Error) => void (problem = failed));
    page?.draw();
  };
  const channel = context.channel('board:main', {
    onPublication: ({ data }) => {
      board = merge(board, data as Board);
      page?.draw();
    },
  });
  page = view(host, () => draw(context, board, problem, load));
  void load();
  return {
    dispose() {
      channel.dispose();
      page?.dispose();
      return undefined;
    },
  };
}

/** The live top replaces the same ranks; what lies below stays as it was loaded. */
function merge(known: Board | undefined, top: Board): Board {
  const moved = new Set(top.rows.map(({ user }) => user));
  const below = (known?.rows ?? []).slice(top.rows.length).filter(({ user }) => !moved.has(user));
  return { players: top.players, rows: [...top.rows, ...below] };
}

function columns(context: PanelContext): readonly Column<BoardRow>[] {
  const { t } = context;
  return [
    { key: 'rank', label: '#', align: 'end', narrow: true, value: (row) => row.rank },
    {
      key: 'name',
      label: t('board.name'),
      value: (row) => row.name,
      cell: (row) => html`<a href="/people/${row.user}">${row.name}</a>`,
    },
    {
      key: 'rating',
      label: t('board.rating'),
      align: 'end',
      value: (row) => row.rating,
      cell: (row) => rating(context, row),
    },
    {
      key: 'last',
      label: t('board.last'),
      align: 'end',
      value: (row) => row.lastDelta,
      cell: (row) => change(row.lastDelta),
    },
    { key: 'games', label: t('board.games'), align: 'end', minor: true, value: (row) => row.games },
    {
      key: 'record',
      label: t('board.record'),
      align: 'end',
      minor: true,
      sortable: false,
      value: (row) => `${row.wins} – ${row.draws} – ${row.losses}`,
    },
    {
      key: 'when',
      label: t('board.when'),
      align: 'end',
      minor: true,
      value: (row) => row.lastAt,
      cell: (row) => html`<st-when at=${row.lastAt} .now=${context.clock.now}></st-when>`,
    },
  ];
}

function rating(context: PanelContext, row: BoardRow) {
  if (!row.provisional) return html`<strong>${row.rating}</strong>`;
  return html`<strong>${row.rating}</strong><abbr title=${context.t('board.provisional')}>?</abbr>`;
}

/** A difference with its sign and its colour. */
export function change(delta: number) {
  if (delta === 0) return html`<span class="faint">±0</span>`;
  return html`<span class=${delta > 0 ? 'up' : 'down'}>${delta > 0 ? '+' : '−'}${Math.abs(delta)}</span>`;
}

function draw(context: PanelContext, board: Board | undefined, problem: Error | undefined, load: () => void) {
  const { t } = context;
  return html`<div class="page">
    <header class="row between top">
      <h1>${t('board.title')}</h1>
      ${board ? html`<span class="quiet number">${t('board.players', { n: board.players })}</span>` : ''}
    </header>
    ${
      problem
        ? html`<st-trouble heading=${t('board.load')} .problem=${problem}><button class="button small" @click=${load}>${t('board.retry')}</button></st-trouble>`
        : board
          ? table(context, board)
          : html`<div class="skeleton tall" aria-busy="true"></div>`
    }
  </div>`;
}

function table(context: PanelContext, board: Board) {
  const { t } = context;
  return html`<st-table
    caption=${t('board.title')}
    filterable
    exportable
    choosable
    .columns=${columns(context)}
    .rows=${board.rows}
    .rowKey=${(row: BoardRow) => row.user}
    @choose=${(event: CustomEvent<BoardRow>) => context.navigate(`/people/${event.detail.user}`)}
  >
    <st-empty slot="empty" icon="trophy" heading=${t('board.empty')} text=${t('board.emptyText')}>
      <a class="button" href="/debates">${t('board.start')}</a>
    </st-empty>
  </st-table>`;
}

export default { id: 'ratings.board', slot: 'page/v1', title: 'People', styles, messages, mount } satisfies Panel;
