import { html, nothing } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import type { Quote, Turn } from './contract.ts';
import { hue, nameOf } from './people.ts';
import type { Room } from './room.ts';

/** What was said, in order, with the judge's reading of each turn and the quotes that are lit up. */
export class Transcript {
  /** The turn whose scores are shown at the side; undefined follows the newest. */
  chosen: number | undefined;
  /** The text that is on its way, shown before the server has confirmed it. */
  sending: { readonly number: number; readonly text: string } | undefined;
  readonly #context: PanelContext;
  readonly #room: Room;
  readonly #redraw: () => void;
  #lit: readonly Quote[] = [];
  #arrived = false;

  constructor(context: PanelContext, room: Room, redraw: () => void, chosen: number | undefined) {
    this.#context = context;
    this.#room = room;
    this.#redraw = redraw;
    this.chosen = chosen;
  }

  choose(turn: number | undefined): void {
    this.chosen = turn;
    this.#lit = [];
    this.#redraw();
  }

  /** Lights up quotes and brings the first one into view. */
  light(quotes: readonly Quote[], root: ParentNode): void {
    this.glow(quotes);
    const first = quotes[0];
    if (first)
      requestAnimationFrame(() => {
        const turn = root.querySelector(`#turn-${first.turn}`);
        (turn?.querySelector('mark') ?? turn)?.scrollIntoView({ block: 'center' });
      });
  }

  /** Lights up quotes where they are; none puts out the light. */
  glow(quotes: readonly Quote[]): void {
    this.#lit = quotes;
    this.#redraw();
  }

  /** A debate that goes on is entered at its newest turn. */
  arrive(root: ParentNode, live: boolean): void {
    const last = this.#room.state?.turns.at(-1);
    if (this.#arrived) return;
    this.#arrived = true;
    if (!last || !live || last.number < 3) return;
    requestAnimationFrame(() => root.querySelector(`#turn-${last.number}`)?.scrollIntoView({ block: 'center' }));
  }

  draw() {
    const { turns } = this.#room.state!;
    if (turns.length === 0) return html`<p class="transcript empty serif faint">${this.#context.t('arena.empty')}</p>`;
    return html`<ol class="transcript">${turns.map((turn) => this.#turn(turn))}</ol>`;
  }

  #turn(turn: Turn) {
    const { t } = this.#context;
    const state = this.#room.state!;
    return html`<li class="turn ${hue(turn.seat)}" id="turn-${turn.number}">
      <header class="row tight">
        <span class="speaker">${nameOf(state, turn.seat, this.#context)}</span>
        <span class="faint tiny">${t('arena.turn', { n: turn.number })} · ${Math.round(turn.usedMs / 1000)} s</span>
        <span class="grow"></span>
        ${this.#judging(turn)}
      </header>
      <div class="said reading">${this.#text(turn)}</div>
    </li>`;
  }

  #judging(turn: Turn) {
    const { t } = this.#context;
    const { state, verdict, note } = turn.judging;
    if (state === 'pending' || state === 'waiting') return html`<span class="badge">${t('turn.pending')}</span>`;
    if (state === 'unjudged') return html`<span class="badge warn" title=${note ?? ''}>${t('turn.unjudged')}</span>`;
    if (!verdict) return nothing;
    const points = verdict.scores.reduce((sum, score) => sum + score.points, 0) / Math.max(1, verdict.scores.length);
    return html`<button class="badge points ${this.chosen === turn.number ? 'accent' : ''}" aria-pressed=${this.chosen === turn.number}
      @click=${() => this.choose(this.chosen === turn.number ? undefined : turn.number)}>
      <st-icon name="gavel"></st-icon>${t('turn.points', { points: points.toFixed(1) })}
    </button>`;
  }

  #text(turn: Turn) {
    const cuts = this.#lit.filter((lit) => lit.turn === turn.number).toSorted((a, b) => a.start - b.start);
    const pieces: unknown[] = [];
    let at = 0;
    for (const { start, end } of cuts) {
      if (start < at) continue;
      pieces.push(turn.text.slice(at, start), html`<mark>${turn.text.slice(start, end)}</mark>`);
      at = end;
    }
    return [...pieces, turn.text.slice(at)];
  }
}
