import { html, nothing } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import { calibration } from './calibration.ts';
import type { Evaluation, Figure, JudgeCard } from './cards.ts';

/** Everything by which people decide whether to trust a judge; what is not known is said to be so. */
export function judgeCard(context: PanelContext, card: JudgeCard) {
  const { t } = context;
  const { judge } = card;
  const tested = evaluationOf(card);
  return html`<article class="card judge" aria-labelledby="judge-${judge.id}">
    <header class="row between">
      <h2 id="judge-${judge.id}">${judge.title} <span class="faint small number">${judge.version}</span></h2>
      <span class="row tight">
        <span class="badge">${t(`kind.${judge.kind}`)}</span>
        <span class="badge ${judge.reach === 'local' ? 'good' : 'warn'}">${t(`reach.${judge.reach}`)}</span>
        <span class="badge">${t(`cost.${judge.cost}`)}</span>
      </span>
    </header>
    ${card.need ? html`<p class="banner warn small" role="note"><strong>${t('card.unready')}</strong> ${card.need}</p>` : nothing}
    ${tested ? html`<p class="quiet">${tested.summary}</p>` : html`<p class="banner small">${t('card.untested')}</p>`}
    <div class="halves">
      ${tested ? evaluated(context, tested) : nothing}
      ${live(context, card)}
    </div>
  </article>`;
}

/** The judge's own evaluation; one that cannot be read counts as none. */
export function evaluationOf({ evaluation }: JudgeCard): Evaluation | undefined {
  try {
    const read = JSON.parse(evaluation ?? 'null') as Evaluation | null;
    return typeof read?.summary === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}

function evaluated(context: PanelContext, tested: Evaluation) {
  const { t } = context;
  const { figures, calibration: bins, adversarial, data, weaknesses } = tested;
  return html`<section>
    <h3>${t('card.evaluated')} ${tested.evaluatedOn ? html`<span class="faint small">${tested.evaluatedOn}</span>` : nothing}</h3>
    ${tested.protocol ? html`<p class="small quiet">${tested.protocol}</p>` : nothing}
    <dl class="facts">${(figures ?? []).map((one) => figure(t, one))}${adversarial?.length ? hostile(t, adversarial) : nothing}</dl>
    ${bins?.length ? calibration(context, bins) : nothing}
    ${
      data?.length
        ? html`<h4>${t('card.data')}</h4><ul class="plain small">${data.map(
            (set) =>
              html`<li>${set.name}, ${t('card.items', { n: set.items })}, ${set.use}. ${set.licence}${set.attribution ? html` <span class="quiet">${set.attribution}</span>` : nothing}</li>`,
          )}</ul>`
        : nothing
    }
    ${weaknesses?.length ? html`<h4>${t('card.weak')}</h4><ul class="plain small">${weaknesses.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}
  </section>`;
}

function figure(t: PanelContext['t'], { title, value, low, high, baseline, baselineName }: Figure) {
  const range =
    low != null && high != null ? html`<span class="faint">(${written(low)} to ${written(high)})</span>` : nothing;
  const beside =
    baseline != null
      ? html`<span class="faint small">${t('card.beside', { name: baselineName ?? '', value: written(baseline) })}</span>`
      : nothing;
  return html`<dt>${title}</dt><dd class="number"><strong>${written(value)}</strong> ${range} ${beside}</dd>`;
}

function hostile(t: PanelContext['t'], categories: readonly { name: string; passed: number; total: number }[]) {
  const sum = (key: 'passed' | 'total') => categories.reduce((all, one) => all + one[key], 0);
  return html`<dt>${t('card.hostile')}</dt>
    <dd class="number"><strong>${sum('passed')} of ${sum('total')}</strong>
      <details class="small"><summary>${t('card.kinds')}</summary>
        <ul class="plain">${categories.map((one) => html`<li>${one.name}: ${one.passed} of ${one.total}</li>`)}</ul>
      </details>
    </dd>`;
}

function live({ t }: PanelContext, card: JudgeCard) {
  const { verdicts, statuses } = card;
  const rows: readonly (readonly [string, unknown])[] = [
    ['verdicts', verdicts],
    ['latency', card.p99Ms > 0 ? `${written(card.p50Ms)} / ${written(card.p99Ms)} ms` : t('card.unknown')],
    ['failures', card.failures],
    ['overruled', verdicts > 0 ? `${card.overruled} (${Math.round(card.overruleRate * 100)} %)` : card.overruled],
    ['drift', card.drift == null ? t('card.unknown') : `${card.drift > 0 ? '+' : ''}${card.drift.toFixed(2)}`],
    [
      'spent',
      card.tokens > 0
        ? t('card.tokens', { n: card.tokens.toLocaleString('en'), money: (card.micros / 1e6).toFixed(2) })
        : t('cost.free'),
    ],
  ];
  return html`<section>
    <h3>${t('card.here')}</h3>
    <dl class="facts">${rows.map(([key, value]) => html`<dt>${t(`card.${key}`)}</dt><dd class="number">${value}</dd>`)}</dl>
    ${verdicts > 0 ? html`<p class="small quiet">${Object.entries(statuses).map(([status, count]) => html`<span class="badge">${count} ${status.toLowerCase().replaceAll('_', ' ')}</span> `)}</p>` : nothing}
  </section>`;
}

function written(value: number): string {
  const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 ? 1 : 3;
  return String(Number(value.toFixed(digits)));
}
