import { html, nothing } from 'lit';
import { digits } from '@stoa/ui';
import type { PanelContext } from '@stoa/panel-api';
import type { Seat, Sitter } from './contract.ts';
import { SEATS, clockOf, graceLeft, hue } from './people.ts';
import type { Room } from './room.ts';

/** The two places with name, clock and what is going on there. */
export function seats(context: PanelContext, room: Room, mine: Seat | undefined) {
  return html`<div class="seats">${SEATS.map((seat) => place(context, room, seat, mine))}</div>`;
}

function place(context: PanelContext, room: Room, seat: Seat, mine: Seat | undefined) {
  const state = room.state!;
  const sitter = state.seats[seat];
  const clock = clockOf(state.clocks, seat);
  const moves = state.clocks.mover === seat && (state.stage === 'running' || state.stage === 'paused');
  return html`<section class="seat ${hue(seat)} ${moves ? 'moves' : ''}" aria-label=${context.t(`seat.${seat}`)}>
    <div class="who">
      <span class="side">${context.t(`seat.${seat}`)}</span>
      ${sitter ? name(context, sitter, seat === mine) : free(context, room, seat, mine)}
      ${moves && room.typing && seat !== mine ? html`<span class="writing small">${context.t('arena.writing', { name: '' }).trim()}</span>` : nothing}
    </div>
    <st-clock
      .remaining=${clock.remaining}
      .since=${clock.since}
      .running=${clock.running}
      .now=${context.clock.now}
      label="${context.t(`seat.${seat}`)} clock"
    ></st-clock>
  </section>`;
}

function name(context: PanelContext, sitter: Sitter, me: boolean) {
  return html`<span class="name">
    <span class="clip">${sitter.name}</span>${me ? html`<span class="faint small">${context.t('arena.you')}</span>` : nothing}
    ${sitter.present ? nothing : html`<st-icon name="wifi-off" label="Away"></st-icon>`}
  </span>`;
}

function free(context: PanelContext, room: Room, seat: Seat, mine: Seat | undefined) {
  if (mine || room.state!.stage !== 'open') return html`<span class="faint">${context.t('card.free')}</span>`;
  return html`<button class="button small" @click=${() => take(context, room, seat)}>${context.t('arena.join')}</button>`;
}

/** Sits down, after signing in if need be. */
export async function take(context: PanelContext, room: Room, seat: Seat): Promise<void> {
  const user = context.user ?? (await context.signIn());
  if (!user) return;
  await room.send('join', { seat }).catch((problem: Error) => context.toast({ text: problem.message, kind: 'bad' }));
}

/** Who holds the clocks up, and for how long that may go on. */
export function absence(context: PanelContext, room: Room) {
  const state = room.state!;
  const away = SEATS.map((seat) => state.seats[seat]).find((sitter) => sitter && !sitter.present);
  if (!away || (state.stage !== 'running' && state.stage !== 'paused')) return nothing;
  const left = graceLeft(away, context.clock.now());
  const text =
    left > 0
      ? context.t('arena.paused', { name: away.name, left: digits(left) })
      : context.t('arena.absent', { name: away.name });
  return html`<div class="banner warn"><st-icon name="wifi-off"></st-icon><span class="grow">${text}</span></div>`;
}
