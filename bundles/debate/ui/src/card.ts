import { html, nothing } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import type { DebateCard, Seat } from './contract.ts';
import { SEATS, clockOf, hue } from './people.ts';

/** One debate at a glance; the whole card leads into the room. */
export function card(context: PanelContext, debate: DebateCard) {
  const { t } = context;
  const over = debate.stage === 'decided';
  return html`<a class="card debate" href="/debates/${debate.id}">
    <span class="row between">
      ${badge(context, debate)}
      <span class="tiny faint">${debate.terms.initialMs / 60_000}+${debate.terms.incrementMs / 1000} · ${t(debate.terms.rated ? 'terms.rated' : 'terms.casual')}</span>
    </span>
    <span class="motion serif" dir="auto">${debate.motion}</span>
    <span class="sides">${SEATS.map((seat) => side(context, debate, seat))}</span>
    <span class="row between tiny faint">
      <span>${over ? outcome(context, debate) : t('card.turns', { n: debate.turns })}</span>
      <st-when at=${over ? debate.changedAt : debate.openedAt} .now=${context.clock.now}></st-when>
    </span>
  </a>`;
}

function badge(context: PanelContext, { stage }: DebateCard) {
  const looks: Record<string, string> = { running: 'live', paused: 'warn', open: 'accent', closing: 'accent' };
  return html`<span class="badge ${looks[stage] ?? ''}">${context.t(`stage.${stage}`)}</span>`;
}

function side(context: PanelContext, debate: DebateCard, seat: Seat) {
  const sitter = seat === 'proposition' ? debate.proposition : debate.opposition;
  const clock = debate.clocks && sitter ? clockOf(debate.clocks, seat) : undefined;
  const won = debate.outcome?.winner === seat;
  return html`<span class="side ${hue(seat)}">
    <span class="mark" aria-hidden="true"></span>
    <span class="clip name">${sitter?.name ?? html`<span class="faint">${context.t('card.free')}</span>`}</span>
    ${won ? html`<st-icon name="trophy" label="Winner"></st-icon>` : nothing}
    ${
      clock && debate.stage !== 'decided'
        ? html`<st-clock .remaining=${clock.remaining} .since=${clock.since} .running=${clock.running} .now=${context.clock.now} label=${context.t(`seat.${seat}`)}></st-clock>`
        : nothing
    }
  </span>`;
}

function outcome(context: PanelContext, { outcome }: DebateCard): string {
  if (!outcome) return '';
  return context.t(`end.${outcome.reason}`);
}
