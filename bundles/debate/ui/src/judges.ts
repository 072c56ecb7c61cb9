import { html, nothing } from 'lit';
import { view } from '@stoa/ui';
import type { View } from '@stoa/ui';
import type { Mounted, Panel, PanelContext, Problem } from '@stoa/panel-api';
import type { JudgeCards } from './cards.ts';
import { Compare } from './compare.ts';
import { judgeCard } from './judge-card.ts';
import styles from './judges.css';
import { messages } from './words.ts';

/** The judges of the hall: how each was tested, how it does here, and two of them side by side. */
function mount(host: HTMLElement, context: PanelContext): Mounted {
  let page: View | undefined;
  let cards: JudgeCards | undefined;
  let problem: Problem | undefined;
  const redraw = () => page?.draw();
  const compare = new Compare(context, redraw);
  const ask = async () => {
    problem = undefined;
    try {
      cards = await context.call<JudgeCards>('judges.cards', {});
    } catch (refused) {
      problem = refused as Problem;
    }
    redraw();
  };
  context.channel('platform:panels', { onPublication: () => void ask() });
  page = view(host, () => sheet(context, cards, problem, compare, ask));
  void ask();
  return {
    dispose() {
      page?.dispose();
      return undefined;
    },
  };
}

function sheet(
  context: PanelContext,
  cards: JudgeCards | undefined,
  problem: Problem | undefined,
  compare: Compare,
  ask: () => Promise<void>,
) {
  const { t } = context;
  return html`<div class="page stack loose">
    <header><h1>${t('judges.title')}</h1><p class="quiet lead">${t('judges.lead')}</p></header>
    ${problem ? html`<st-trouble heading=${t('judges.failed')} .problem=${problem}><button class="button small" @click=${ask}>${t('error.retry')}</button></st-trouble>` : nothing}
    ${cards || problem ? nothing : html`<div class="skeleton tall" aria-busy="true"></div>`}
    ${cards?.judges.length === 0 ? html`<st-empty icon="gavel" heading=${t('judges.none')} text=${t('judges.noneText')}><a class="button" href="/admin/plugins">${t('judges.plugins')}</a></st-empty>` : nothing}
    ${cards?.judges.map((card) => judgeCard(context, card))}
    ${cards?.judges.length ? html`<section class="stack compare" aria-labelledby="compare"><h2 id="compare">${t('compare.title')}</h2>${compare.draw(cards.judges)}</section>` : nothing}
  </div>`;
}

export default { id: 'debate.judges', slot: 'page/v1', title: 'Judges', styles, messages, mount } satisfies Panel;
