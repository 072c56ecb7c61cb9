import { html, nothing } from 'lit';
import { disposable } from '@stoa/panel-api';
import type { Panel } from '@stoa/panel-api';
import type { Model, Reach } from './contract.ts';
import styles from './desk.css';
import { frame, mountDesk } from './list.ts';
import type { Desk } from './list.ts';
import { messages } from './messages.ts';

const EVERY = 10_000;
const REACHES: readonly Reach[] = ['nowhere', 'here', 'anywhere'];
const HALL = 'hall';

const panel: Panel = {
  id: 'admin.model',
  slot: 'page/v1',
  title: 'Language model',
  styles,
  messages,
  mount(host, context) {
    const mounted = mountDesk(host, context, () => context.call<Model>('llm.state', {}), page);
    const timer = setInterval(() => document.visibilityState === 'visible' && void mounted.desk.refresh(), EVERY);
    mounted.desk.owned.add(disposable(() => clearInterval(timer)));
    return mounted;
  },
};

function page(desk: Desk<Model>) {
  return frame(desk, 'model', nothing, (model) => [standing(desk, model), spending(desk, model), reaches(desk, model)]);
}

function standing({ context: { t } }: Desk<Model>, { ready, provider, model, local, need, breaker }: Model) {
  const well = ready && breaker === 'closed';
  return html`<p class="verdict" role="status">
      <st-icon class=${well ? 'ok' : 'degraded'} name=${well ? 'circle-check' : 'circle-alert'}></st-icon>
      ${ready ? t('model.ready', { provider, model }) : t('model.off')}
    </p>
    ${need ? html`<p class="banner warn">${need}</p>` : nothing}
    ${breaker === 'closed' ? nothing : html`<p class="banner warn">${t('model.resting')}</p>`}
    ${ready ? html`<p class="quiet">${t(local ? 'model.local' : 'model.remote')}</p>` : nothing}`;
}

function spending({ context: { t } }: Desk<Model>, model: Model) {
  const count = (n: number) => n.toLocaleString('en');
  const { exchanges, retries, repairs, cached, p50, p95, outcomes } = model;
  const facts: readonly (readonly [string, string])[] = [
    ['money', (model.micros / 1e6).toFixed(2)],
    ['tokens', `${count(model.inputTokens)} / ${count(model.outputTokens)}`],
    ['asked', t('model.askedMore', { n: count(exchanges), retries, repairs })],
    ['cached', count(cached)],
    ['times', t('model.ms', { a: count(p50), b: count(p95) })],
  ];
  return html`<section class="card stack tight">
    <h2>${t('model.spent')}</h2>
    ${
      exchanges + cached === 0
        ? html`<p class="quiet">${t('model.quiet')}</p>`
        : html`<dl class="facts">${facts.map(([key, value]) => html`<dt>${t(`model.${key}`)}</dt><dd class="number">${value}</dd>`)}
            ${outcomes.length > 0 ? html`<dt>${t('model.ended')}</dt><dd>${outcomes.map(({ outcome, times }) => html`<span class="badge">${count(times)} ${outcome.replaceAll('_', ' ')}</span> `)}</dd>` : nothing}
          </dl>`
    }
    <p class="small quiet">${t('model.budget')}</p>
  </section>`;
}

/** One line for each institution that somebody decided about, and the hall itself. */
function reaches(desk: Desk<Model>, { institutions }: Model) {
  const { t } = desk.context;
  const decided = new Map(institutions.map(({ institution, reach }) => [institution, reach]));
  const names = [...new Set([HALL, ...decided.keys()])];
  return html`<section class="card stack tight">
    <h2>${t('model.reach')}</h2>
    ${decided.size === 0 ? html`<p class="quiet small">${t('model.open')}</p>` : nothing}
    ${names.map((name) => line(desk, name, decided.get(name)))}
  </section>`;
}

function line(desk: Desk<Model>, institution: string, reach: Reach | undefined) {
  const { t } = desk.context;
  const name = institution === HALL ? t('model.hall') : institution;
  const options = REACHES.map((value) => ({ value, label: t(`model.${value}`) }));
  const set = (next: Reach, undo?: () => Promise<void>) =>
    desk.act('llm.permit', { institution, reach: next }, t('model.set', { name, reach: t(`model.${next}`) }), undo);
  const choose = ({ detail }: CustomEvent<Reach>) => void set(detail, reach ? () => set(reach) : undefined);
  return html`<div class="row between"><strong>${name}</strong>
    <st-segmented label=${name} .options=${options} .value=${reach ?? ''} @change=${choose}></st-segmented></div>`;
}

export default panel;
