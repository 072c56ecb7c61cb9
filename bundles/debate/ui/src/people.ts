import type { PanelContext } from '@stoa/panel-api';
import type { Clocks, DebateState, Seat, Sitter } from './contract.ts';

export const SEATS: readonly Seat[] = ['proposition', 'opposition'];

/** The letter by which the tokens colour a seat. */
export function hue(seat: Seat): 'a' | 'b' {
  return seat === 'proposition' ? 'a' : 'b';
}

export function other(seat: Seat): Seat {
  return seat === 'proposition' ? 'opposition' : 'proposition';
}

/** Where the person looking sits, if at all. */
export function mySeat(state: DebateState, context: PanelContext): Seat | undefined {
  return SEATS.find((seat) => context.user !== undefined && state.seats[seat]?.user === context.user.id);
}

export function nameOf(state: DebateState, seat: Seat, context: PanelContext): string {
  return state.seats[seat]?.name ?? context.t(`seat.${seat}`);
}

export function isLive(state: DebateState): boolean {
  return state.stage === 'running' || state.stage === 'paused';
}

/** What the clock element of a seat needs. */
export function clockOf(clocks: Clocks, seat: Seat): { remaining: number; since: number; running: boolean } {
  const remaining = seat === 'proposition' ? clocks.propositionMs : clocks.oppositionMs;
  const running = clocks.mover === seat && Boolean(clocks.since);
  return { remaining, running, since: running ? Date.parse(clocks.since as string) : 0 };
}

/** What is left of an absent person's grace, in milliseconds. */
export function graceLeft(sitter: Sitter, now: number): number {
  const gone = sitter.awaySince ? now - Date.parse(sitter.awaySince) : 0;
  return Math.max(0, sitter.graceMs - gone);
}
