import { html, nothing } from 'lit';
import type { PanelContext, Problem } from '@stoa/panel-api';
import type { DebateState, Revision, Seat, Verdict } from './contract.ts';
import type { DebateEvent } from './fold.ts';
import { SEATS, nameOf } from './people.ts';
import type { Room } from './room.ts';

/** Events that add a word. */
const WORDS: ReadonlySet<DebateEvent['type']> = new Set<DebateEvent['type']>([
  'turnScored',
  'turnUnjudged',
  'verdict',
  'unjudged',
  'reviewed',
  'overruled',
]);

/** Every word that was ever said on a debate or a turn, in a drawer: who said it, when, and how it differs. */
export class History {
  readonly #context: PanelContext;
  readonly #room: Room;
  readonly #redraw: () => void;
  #open = false;
  #turn: number | undefined;
  #words: readonly Revision[] | undefined;
  #problem: Problem | undefined;

  constructor(context: PanelContext, room: Room, redraw: () => void) {
    this.#context = context;
    this.#room = room;
    this.#redraw = redraw;
  }

  button(turn: number | undefined) {
    return html`<button class="button small" @click=${() => void this.#show(turn)}>
      <st-icon name="history"></st-icon>${this.#context.t('history.open')}</button>`;
  }

  drawer() {
    const { t } = this.#context;
    const heading = this.#turn === undefined ? t('history.whole') : t('history.turn', { n: this.#turn });
    return html`<st-dialog side heading=${heading} ?open=${this.#open} @close=${this.#close}>${this.#open ? this.#content() : nothing}</st-dialog>`;
  }

  /** A new word joins the open list as it is said. */
  heard(event: DebateEvent['type']): void {
    if (this.#open && WORDS.has(event)) void this.#load();
  }

  async #show(turn: number | undefined): Promise<void> {
    this.#open = true;
    this.#turn = turn;
    this.#words = undefined;
    this.#problem = undefined;
    this.#redraw();
    await this.#load();
  }

  async #load(): Promise<void> {
    const turn = this.#turn;
    try {
      const input = { id: this.#room.id, ...(turn === undefined ? {} : { turn }) };
      const { revisions } = await this.#context.call<{ revisions: readonly Revision[] }>('debate.revisions', input);
      if (turn !== this.#turn) return;
      this.#words = newestFirst(revisions, turn);
      this.#problem = undefined;
    } catch (problem) {
      this.#problem = problem as Problem;
    }
    this.#redraw();
  }

  #content() {
    const { t } = this.#context;
    if (this.#problem) return html`<st-trouble heading=${t('history.failed')} .problem=${this.#problem}></st-trouble>`;
    if (!this.#words) return html`<div class="skeleton tall" aria-busy="true"></div>`;
    if (this.#words.length === 0) return html`<p class="quiet">${t('history.none')}</p>`;
    return html`<p class="small quiet">${t('history.note')}</p>
      <ol class="history">${this.#words.map((word) => this.#entry(word))}</ol>`;
  }

  #entry({ kind, at, verdict, overrule, note }: Revision) {
    const { t, clock } = this.#context;
    const by = overrule ? overrule.name : verdict ? `${verdict.provenance.judge} ${verdict.provenance.version}` : '';
    const said = overrule?.reason ?? verdict?.summary ?? note ?? '';
    const result = overrule ? this.#ruled(overrule) : verdict ? decided(this.#context, this.#room.state!, verdict) : '';
    return html`<li>
      <p class="row between"><strong>${t(`history.${kind}`)}</strong><st-when class="tiny faint" at=${at} .now=${clock.now}></st-when></p>
      <p class="small"><span dir="auto">${by}</span> ${result ? html`<span class="quiet">${result}</span>` : nothing}</p>
      ${said ? html`<p class="serif" dir="auto">${said}</p>` : nothing}
    </li>`;
  }

  #ruled({ winner, marks }: NonNullable<Revision['overrule']>): string {
    const { t } = this.#context;
    if (marks.length > 0)
      return marks.map(({ criterion, points }) => `${t(`criterion.${criterion}`)} ${points}`).join(', ');
    return winner ? t('result.wins', { name: nameOf(this.#room.state!, winner, this.#context) }) : t('result.draw');
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#redraw();
  };
}

/** What was said on one turn, or on the debate as a whole. */
export function newestFirst(revisions: readonly Revision[], turn: number | undefined): readonly Revision[] {
  return revisions.filter((word) => (word.turn ?? undefined) === turn).reverse();
}

/** A verdict in one line: who is ahead, and the mean points of each side. */
export function decided(
  context: PanelContext,
  state: DebateState,
  verdict: Pick<Verdict, 'status' | 'scores' | 'winner'>,
): string {
  const { t } = context;
  const sides = SEATS.filter((seat) => verdict.scores.some((score) => score.seat === seat));
  if (sides.length === 0) return t(`status.${verdict.status}`);
  const points = sides.map((seat) => meanOf(verdict.scores, seat).toFixed(1));
  if (sides.length === 1) return t('turn.points', { points: points.join('') });
  const who = verdict.winner ? t('result.wins', { name: nameOf(state, verdict.winner, context) }) : t('result.draw');
  return `${who}, ${points.join(' : ')}`;
}

function meanOf(scores: Verdict['scores'], seat: Seat): number {
  const mine = scores.filter((score) => score.seat === seat);
  return mine.reduce((sum, { points }) => sum + points, 0) / Math.max(1, mine.length);
}
