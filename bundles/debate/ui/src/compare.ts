import { html, nothing } from 'lit';
import type { Column } from '@stoa/ui';
import type { PanelContext, Problem } from '@stoa/panel-api';
import type { Comparison, JudgeCard } from './cards.ts';
import type { DebateCard, DebateOperations, Seat, Verdict } from './contract.ts';
import { SEATS } from './people.ts';

const MOST = 20;
type Pair = Comparison['pairs'][number];
/** With the titles of the two as they were asked. */
type Found = Comparison & { readonly titles: readonly [string, string] };

/** Two judges over the debates that ended last. */
export class Compare {
  readonly #context: PanelContext;
  readonly #changed: () => void;
  #chosen: readonly [string, string] = ['', ''];
  #found: Found | undefined;
  #problem: Problem | undefined;
  #busy = false;

  constructor(context: PanelContext, changed: () => void) {
    this.#context = context;
    this.#changed = changed;
  }

  draw(judges: readonly JudgeCard[]) {
    const { t } = this.#context;
    const [a, b] = this.#picked(judges);
    if (!b) return html`<p class="quiet">${t('compare.few')}</p>`;
    return html`<form class="row" @submit=${(event: Event) => this.#go(event, judges)}>
        ${this.#pick(judges, 0, a)} ${this.#pick(judges, 1, b)}
        <button class="button primary" aria-busy=${this.#busy} ?disabled=${a === b}>${t('compare.go')}</button>
      </form>
      <p class="small quiet">${t('compare.lead', { n: MOST })}</p>
      ${this.#problem ? html`<st-trouble .problem=${this.#problem}></st-trouble>` : nothing}
      ${this.#found ? this.#result(this.#found) : nothing}`;
  }

  #picked(judges: readonly JudgeCard[]): readonly [string, string] {
    const ids = judges.map(({ judge }) => judge.id);
    const [a, b] = this.#chosen;
    return [ids.includes(a) ? a : (ids[0] ?? ''), ids.includes(b) ? b : (ids[1] ?? '')];
  }

  #pick(judges: readonly JudgeCard[], side: 0 | 1, chosen: string) {
    const choose = (event: Event) => {
      const next: [string, string] = [...this.#picked(judges)];
      next[side] = (event.target as HTMLSelectElement).value;
      this.#chosen = next;
      this.#changed();
    };
    return html`<label class="field"><span class="label">${this.#context.t(`compare.${side}`)}</span>
      <select class="input" name="judge-${side}" @change=${choose}>
        ${judges.map(({ judge }) => html`<option value=${judge.id} ?selected=${judge.id === chosen}>${judge.title}</option>`)}
      </select></label>`;
  }

  async #go(event: Event, judges: readonly JudgeCard[]): Promise<void> {
    event.preventDefault();
    const [a, b] = this.#picked(judges);
    this.#busy = true;
    this.#problem = undefined;
    this.#changed();
    try {
      const input: DebateOperations['debate.lobby']['input'] = { state: 'over', limit: MOST };
      const { debates } = await this.#context.call<{ debates: readonly DebateCard[] }>('debate.lobby', input);
      const ids = debates.filter(({ turns }) => turns > 0).map(({ id }) => id);
      const found = await this.#context.call<Comparison>('judges.compare', { a, b, debates: ids });
      const title = (id: string) => judges.find(({ judge }) => judge.id === id)?.judge.title ?? id;
      this.#found = { ...found, titles: [title(a), title(b)] };
    } catch (problem) {
      this.#problem = problem as Problem;
    }
    this.#busy = false;
    this.#changed();
  }

  #result({ compared, agreement, meanDifference, meanGap, pairs, titles }: Found) {
    const { t } = this.#context;
    if (compared === 0) return html`<p class="banner">${t('compare.none')}</p>`;
    return html`<dl class="facts">
        <dt>${t('compare.agree')}</dt><dd class="number"><strong>${Math.round(agreement * 100)} %</strong> ${t('compare.of', { n: compared })}</dd>
        <dt>${t('compare.difference', { a: titles[0], b: titles[1] })}</dt><dd class="number">${t(meanDifference < 0 ? 'compare.less' : 'compare.more', { n: Math.abs(meanDifference).toFixed(1) })}</dd>
        <dt>${t('compare.gap')}</dt><dd class="number">${t('compare.points', { n: meanGap.toFixed(1) })}</dd>
      </dl>
      <st-table name="compare" .rows=${pairs} .columns=${this.#columns(titles)} label=${t('compare.title')}></st-table>`;
  }

  #columns(titles: readonly [string, string]): readonly Column<Pair>[] {
    const { t } = this.#context;
    const word = (side: 'a' | 'b') => (pair: Pair) => said(t, pair[side]);
    return [
      {
        key: 'motion',
        label: t('new.motion'),
        value: ({ motion }) => motion,
        cell: ({ motion, debate }) => html`<a href="/debates/${debate}" dir="auto">${motion}</a>`,
      },
      { key: 'a', label: titles[0], value: word('a') },
      { key: 'b', label: titles[1], value: word('b') },
      {
        key: 'same',
        label: t('compare.same'),
        value: ({ a, b }) =>
          a?.scores.length && b?.scores.length ? t(a.winner === b.winner ? 'compare.yes' : 'compare.no') : '–',
      },
    ];
  }
}

function said(t: PanelContext['t'], verdict: Verdict | null | undefined): string {
  if (!verdict?.scores.length) return verdict ? t(`status.${verdict.status}`) : '–';
  const points = SEATS.map((seat) => mean(verdict, seat).toFixed(1)).join(' : ');
  return `${verdict.winner ? t(`seat.${verdict.winner}`) : t('result.draw')}, ${points}`;
}

function mean({ scores }: Verdict, seat: Seat): number {
  const mine = scores.filter((score) => score.seat === seat);
  return mine.reduce((sum, { points }) => sum + points, 0) / Math.max(1, mine.length);
}
