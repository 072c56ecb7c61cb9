import { html, nothing } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import { hue, nameOf } from './people.ts';
import type { Room } from './room.ts';

/** How it ended, and what it did to the ratings. */
export function result(context: PanelContext, room: Room) {
  const state = room.state!;
  const { t } = context;
  if (state.stage === 'aborted') return html`<div class="banner">${t('result.off')}</div>`;
  if (state.stage === 'closing' && !state.ending?.winner) {
    return html`<div class="banner accent"><st-icon name="gavel"></st-icon><span class="grow">${t('result.deciding')}</span><progress aria-label=${t('result.deciding')}></progress></div>`;
  }
  const { outcome } = state;
  if (!outcome) return nothing;
  const winner = outcome.winner;
  const heading = winner
    ? t('result.wins', { name: nameOf(state, winner, context) })
    : t(outcome.reason === 'unjudged' ? 'result.none' : 'result.draw');
  return html`<section class="result ${winner ? hue(winner) : ''}" aria-label="Result">
    <div class="grow">
      <h2>${heading}</h2>
      <p class="quiet">${t(`end.${outcome.reason}`)}</p>
    </div>
    ${state.ratings.map(
      (change) => html`<div class="rating">
        <span class="small faint">${nameOf(state, change.seat, context)}</span>
        <span class="number"><strong>${change.after}</strong> ${moved(change.delta)}</span>
      </div>`,
    )}
    <span class="row tight">${state.judging.verdict?.scores.length ? html`<a class="button" href="/debates/${room.id}/ballot">${t('judge.ballot')}</a>` : nothing}
    <a class="button" href="/debates">${t('result.again')}</a></span>
  </section>`;
}

/** A difference with its sign; nothing gained is neither good nor bad. */
function moved(delta: number) {
  if (delta === 0) return html`<span class="faint">±0</span>`;
  return html`<span class=${delta > 0 ? 'up' : 'down'}>${delta > 0 ? '+' : '−'}${Math.abs(delta)}</span>`;
}
