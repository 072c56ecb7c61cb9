import { css, html, LitElement } from 'lit';
import { base } from './css.ts';

/** One criterion: `low` and `high` are the judge's uncertainty, drawn as a band around the score. */
export interface Score {
  readonly name: string;
  readonly value: number;
  readonly max: number;
  readonly low?: number;
  readonly high?: number;
}

/** Scores per criterion as bands: `<st-scores seat="a" .scores=${scores}></st-scores>`. Choosing one fires `choose`. */
export class Scores extends LitElement {
  static override properties = { scores: { attribute: false }, seat: { reflect: true }, choosable: { type: Boolean } };
  static override styles = [
    base,
    css`
      :host { --hue: var(--accent); }
      :host([seat='a']) { --hue: var(--seat-a); }
      :host([seat='b']) { --hue: var(--seat-b); }

      .score {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px var(--space-3);
        width: 100%;
        padding: 6px 0;
        border: 0;
        color: inherit;
        background: none;
        font: inherit;
        font-size: var(--text-s);
        text-align: start;
      }

      button.score { cursor: pointer; }
      button.score:hover .name { text-decoration: underline; }

      .track {
        position: relative;
        grid-column: 1 / -1;
        height: 8px;
        border-radius: 4px;
        background: var(--surface-3);
        overflow: hidden;
      }

      .track > * {
        position: absolute;
        inset-block: 0;
        inset-inline-start: var(--from, 0%);
        width: var(--size);
        border-radius: 4px;
        background: var(--hue);
        transition: width var(--calm);
      }

      .track > .band { opacity: 0.35; }

      @media (forced-colors: active) {
        .track { border: 1px solid CanvasText; }
        .track > * { background: CanvasText; forced-color-adjust: none; }
      }
    `,
  ];
  declare scores: readonly Score[];
  declare seat: string | undefined;
  declare choosable: boolean;

  constructor() {
    super();
    this.scores = [];
    this.choosable = false;
  }

  override render() {
    return html`<div class="scores">${this.scores.map((score) => this.#row(score))}</div>`;
  }

  override updated(): void {
    this.renderRoot.querySelectorAll<HTMLElement>('.score').forEach((row, index) => {
      const score = this.scores[index];
      if (score) size(row, score);
    });
  }

  #row(score: Score) {
    const body = html`<span class="name">${score.name}</span
      ><span class="number"><strong>${figure(score.value)}</strong><span class="faint"> / ${figure(score.max)}${range(score)}</span></span
      ><span class="track" aria-hidden="true"><span class="band"></span><span class="bar"></span></span>`;
    if (!this.choosable) return html`<div class="score">${body}</div>`;
    return html`<button type="button" class="score" @click=${() => this.#choose(score)}>${body}</button>`;
  }

  #choose(score: Score): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: score }));
  }
}

/** Where the score lies, in figures, for whoever cannot see the band. */
function range({ low, high }: Score): string {
  return low === undefined || high === undefined ? '' : ` (${figure(low)} to ${figure(high)})`;
}

/** Sizes go through the style object: the content policy refuses inline style attributes. */
function size(row: HTMLElement, score: Score): void {
  const percent = (value: number) => `${Math.min(100, Math.max(0, (value / score.max) * 100))}%`;
  const low = score.low ?? score.value;
  row.querySelector<HTMLElement>('.bar')?.style.setProperty('--size', percent(score.value));
  const band = row.querySelector<HTMLElement>('.band')?.style;
  band?.setProperty('--from', percent(low));
  band?.setProperty('--size', percent((score.high ?? score.value) - low));
}

function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
