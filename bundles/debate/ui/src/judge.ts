import { html, nothing } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import type { Score as Band } from '@stoa/ui';
import type { Judging, Score, Seat, Turn, Verdict } from './contract.ts';
import { SEATS, hue, nameOf } from './people.ts';
import { claims, flags, origin, panel } from './remarks.ts';
import { places } from './quotes.ts';
import type { Room } from './room.ts';
import type { History } from './history.ts';
import type { Ruling } from './ruling.ts';
import type { Transcript } from './transcript.ts';

/** What every part of the judge's panel needs. */
export interface Bench {
  readonly context: PanelContext;
  readonly room: Room;
  readonly transcript: Transcript;
  readonly ruling: Ruling;
  readonly history: History;
}

/** The judge's word: on the turn one has chosen, else on the whole debate, else on the newest turn. */
export function judge(bench: Bench) {
  const { room, transcript } = bench;
  const { t } = bench.context;
  const state = room.state!;
  const whole = state.judging.state !== 'none' && transcript.chosen === undefined;
  const turn =
    state.turns.find(({ number }) => number === transcript.chosen) ??
    state.turns.findLast(({ judging }) => judging.verdict) ??
    state.turns.at(-1);
  const subject = whole ? state.judging : turn?.judging;
  return html`<div class="stack">
    <header class="row between">
      <h2>${t('judge.title')}</h2>
      ${subject ? html`<span class="small quiet">${whole ? t('judge.whole') : t('judge.turn', { n: turn?.number ?? 0 })}</span>` : nothing}
    </header>
    ${subject ? word(bench, subject) : html`<p class="quiet small">${t('judge.none')}</p>`}
    ${subject && subject.state !== 'none' ? tools(bench, subject, whole ? undefined : turn) : nothing}
    ${whole ? html`<a class="button small" href="/debates/${room.id}/ballot"><st-icon name="scale"></st-icon>${t('judge.ballot')}</a>` : nothing}
    ${transcript.chosen !== undefined && state.judging.state !== 'none' ? html`<button class="button small" @click=${() => transcript.choose(undefined)}>${t('judge.whole')}</button>` : nothing}
  </div>`;
}

/** What one can do with a word: read the older ones, and as a teacher have it looked at again or decide otherwise. */
function tools({ history, ruling }: Bench, subject: Judging, turn: Turn | undefined) {
  const known = subject.verdict || subject.overrule || subject.review || subject.state === 'unjudged';
  return html`<div class="row tight">${known ? history.button(turn?.number) : nothing}</div>
    ${ruling.tools(subject, turn)}`;
}

/** The word that counts, with what was said after it: a person's first, a later judge's beside. */
function word(bench: Bench, judging: Judging) {
  const { t } = bench.context;
  const { overrule, review } = judging;
  const said = overrule
    ? html`<div class="banner"><div class="grow"><strong>${t('overrule.title', { name: overrule.name })}</strong><p class="small" dir="auto">${overrule.reason}</p></div></div>`
    : nothing;
  if (!review) return html`${said}${first(bench, judging)}`;
  return html`${said}${first(bench, judging)}
    <details class="review">
      <summary><strong>${t('review.title')}</strong> <st-when class="tiny faint" at=${review.at} .now=${bench.context.clock.now}></st-when></summary>
      <p class="small quiet">${t('review.note')}</p>
      ${content(bench, review.verdict)}
    </details>`;
}

function first(bench: Bench, { state, verdict, note }: Judging) {
  const { t } = bench.context;
  if (state === 'waiting') return html`<p class="quiet">${t('judge.waiting')}</p>`;
  if (state === 'pending')
    return html`<div class="stack tight"><p class="quiet">${t('judge.pending')}</p><progress aria-label=${t('judge.pending')}></progress></div>`;
  if (!verdict) return html`<p class="banner warn small">${t('status.unjudged')} ${note}</p>`;
  return content(bench, verdict);
}

function content(bench: Bench, verdict: Verdict) {
  const { t } = bench.context;
  const seats = SEATS.filter((seat) => verdict.scores.some((score) => score.seat === seat));
  return html`
    ${verdict.status === 'scored' ? nothing : html`<p class="banner warn small">${t(verdict.votes?.length && verdict.status === 'partial' ? 'status.partialPanel' : `status.${verdict.status}`)}</p>`}
    ${seats.length > 0 ? sureness(bench.context, verdict.confidence) : nothing}
    ${verdict.summary ? html`<p class="summary serif" dir="auto">${verdict.summary}</p>` : nothing}
    ${seats.map((seat) => side(bench, verdict, seat))}
    ${flags(bench, verdict)} ${claims(bench, verdict)} ${panel(bench, verdict)} ${origin(bench.context, verdict.provenance)}`;
}

/** How sure, in a word first: people read a number as more exact than it is. */
function sureness({ t }: PanelContext, confidence: number) {
  const degree = confidence >= 0.8 ? 'high' : confidence >= 0.6 ? 'middle' : 'low';
  return html`<p class="small quiet">${t(`sure.${degree}`)} <span class="number faint">${t('judge.sure', { n: Math.round(confidence * 100) })}</span></p>`;
}

function side(bench: Bench, verdict: Verdict, seat: Seat) {
  const { t } = bench.context;
  const scores = verdict.scores.filter((score) => score.seat === seat);
  const bands: readonly Band[] = scores.map((score) => bandOf(bench.context, score));
  const choose = (event: Event) => {
    const score = scores[bands.indexOf((event as CustomEvent<Band>).detail)];
    if (score) bench.transcript.light(score.quotes, (event.target as HTMLElement).getRootNode() as ParentNode);
  };
  return html`<section class="stack tight">
    <h3 class="speaker ${hue(seat)}">${nameOf(bench.room.state!, seat, bench.context)} <span class="small faint">${seat}</span></h3>
    <st-scores seat=${hue(seat)} choosable .scores=${bands} @choose=${choose}></st-scores>
    <details>
      <summary class="small">${t('judge.reasons')}</summary>
      <ul class="reasons small quiet">
        ${scores.map((score) => html`<li><strong>${t(`criterion.${score.criterion}`)}.</strong> ${score.reason} ${places(bench, score.quotes)}</li>`)}
      </ul>
    </details>
  </section>`;
}

/** A score as the bar that shows it, with the band in which it lies in nine of ten cases. */
export function bandOf({ t }: PanelContext, { criterion, points, interval }: Score): Band {
  const one = (value: number) => Math.round(value * 10) / 10;
  const range = interval ? { low: one(interval.low), high: one(interval.high) } : {};
  return { name: t(`criterion.${criterion}`), value: one(points), max: 10, ...range };
}
