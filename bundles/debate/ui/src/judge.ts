import { html, nothing } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import type { Score as Band } from '@stoa/ui';
import type { Judging, Score, Seat } from './contract.ts';
import { SEATS, hue, nameOf } from './people.ts';
import type { Room } from './room.ts';
import type { Transcript } from './transcript.ts';

/** The judge's word: on the turn one has chosen, else on the whole debate, else on the newest turn. */
export function judge(context: PanelContext, room: Room, transcript: Transcript) {
  const state = room.state!;
  const { t } = context;
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
    ${subject ? word(context, room, transcript, subject) : html`<p class="quiet small">${t('judge.none')}</p>`}
    ${transcript.chosen !== undefined && state.judging.state !== 'none' ? html`<button class="button small" @click=${() => transcript.choose(undefined)}>${t('judge.whole')}</button>` : nothing}
  </div>`;
}

function word(context: PanelContext, room: Room, transcript: Transcript, { state, verdict, note }: Judging) {
  const { t } = context;
  if (state === 'pending')
    return html`<div class="stack tight"><p class="quiet">${t('judge.pending')}</p><progress aria-label=${t('judge.pending')}></progress></div>`;
  if (!verdict) return html`<p class="banner warn">${note}</p>`;
  const seats = SEATS.filter((seat) => verdict.scores.some((score) => score.seat === seat));
  return html`
    ${state === 'degraded' ? html`<p class="banner warn small">${t('judge.degraded')}</p>` : nothing}
    ${verdict.summary ? html`<p class="summary serif">${verdict.summary}</p>` : nothing}
    ${seats.map((seat) =>
      side(
        context,
        room,
        transcript,
        verdict.scores.filter((score) => score.seat === seat),
        seat,
      ),
    )}
    <p class="tiny faint">
      ${t('judge.by', { judge: verdict.provenance.judge, version: verdict.provenance.version })} · ${t('judge.sure', { n: Math.round(verdict.confidence * 100) })}
    </p>`;
}

function side(context: PanelContext, room: Room, transcript: Transcript, scores: readonly Score[], seat: Seat) {
  const { t } = context;
  const bands: readonly Band[] = scores.map((score) => ({
    name: t(`criterion.${score.criterion}`),
    value: Math.round(score.points * 10) / 10,
    max: 10,
  }));
  const choose = (event: Event) => {
    const at = bands.indexOf((event as CustomEvent<Band>).detail);
    const root = (event.target as HTMLElement).getRootNode() as ParentNode;
    const score = scores[at];
    if (score) transcript.light(score, root);
  };
  return html`<section class="stack tight">
    <h3 class="speaker ${hue(seat)}">${nameOf(room.state!, seat, context)}</h3>
    <st-scores seat=${hue(seat)} choosable .scores=${bands} @choose=${choose}></st-scores>
    <details>
      <summary class="small">${t('judge.reasons')}</summary>
      <ul class="reasons small quiet">
        ${scores.map((score) => html`<li><strong>${t(`criterion.${score.criterion}`)}.</strong> ${score.reason}</li>`)}
      </ul>
    </details>
  </section>`;
}
