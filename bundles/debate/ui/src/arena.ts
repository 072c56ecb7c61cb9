import { html, nothing } from 'lit';
import { view } from '@stoa/ui';
import type { View } from '@stoa/ui';
import type { Mounted, Panel, PanelContext } from '@stoa/panel-api';
import { Actions } from './actions.ts';
import styles from './arena.css';
import { Composer } from './composer.ts';
import { History } from './history.ts';
import { judge } from './judge.ts';
import { isLive, mySeat, nameOf } from './people.ts';
import { result } from './result.ts';
import { Room } from './room.ts';
import { Ruling } from './ruling.ts';
import { seats } from './seats.ts';
import { Transcript } from './transcript.ts';
import { messages } from './words.ts';

/** What survives when this panel is swapped for its next version. */
interface Kept {
  readonly draft: string;
  readonly turn: number | undefined;
}

function mount(host: HTMLElement, context: PanelContext): Mounted {
  let page: View | undefined;
  const id = context.params['id'] ?? '';
  const kept = context.state as Kept | undefined;
  const redraw = () => page?.draw();
  const room = new Room(context, id, (event) => {
    if (event) history.heard(event.type);
    redraw();
  });
  const transcript = new Transcript(context, room, redraw, kept?.turn);
  const composer = new Composer(host, context, room, redraw, kept?.draft);
  const actions = new Actions(context, room, id, redraw);
  const ruling = new Ruling(context, room, redraw);
  const history = new History(context, room, redraw);
  const parts = { context, room, transcript, composer, actions, ruling, history };
  page = view(host, () => {
    if (room.state && !kept) transcript.arrive(host, isLive(room.state));
    return arena(parts);
  });
  return {
    dispose() {
      const state: Kept = { draft: composer.text, turn: transcript.chosen };
      actions.dispose();
      composer.dispose();
      room.dispose();
      page?.dispose();
      return state;
    },
  };
}

interface Parts {
  readonly context: PanelContext;
  readonly room: Room;
  readonly transcript: Transcript;
  readonly composer: Composer;
  readonly actions: Actions;
  readonly ruling: Ruling;
  readonly history: History;
}

function arena({ context, room, transcript, composer, actions, ruling, history }: Parts) {
  const { state } = room;
  if (!state && room.status === 'refused') return gone(context);
  if (!state) return skeleton();
  context.title(state.motion.text);
  const mine = mySeat(state, context);
  return html`<st-split class="arena" name="debate" label="Width of the judge’s panel">
      <section class="floor" aria-label="Debate">
        <header class="head">
          <div class="row between">
            <span class="row tight">${stage(context, room)}${terms(context, room)}</span>
            <span class="row tight">${actions.menu(mine)}</span>
          </div>
          <h1 class="motion" dir="auto">${state.motion.text}</h1>
          ${seats(context, room, mine)}
        </header>
        ${actions.banners(mine)} ${result(context, room)}
        ${transcript.draw()}
        ${mine && (state.stage === 'running' || state.stage === 'paused') ? composer.draw(mine) : nothing}
      </section>
      <aside slot="side" class="bench" aria-label=${context.t('judge.title')}>${judge({ context, room, transcript, ruling, history })}</aside>
    </st-split>
    ${actions.dialog()} ${ruling.dialogs()} ${history.drawer()}
    <div class="unseen" role="status" aria-live="polite">${announcement(context, room)}</div>`;
}

function stage(context: PanelContext, room: Room) {
  const at = room.state?.stage ?? 'open';
  const looks: Record<string, string> = {
    running: 'live',
    paused: 'warn',
    closing: 'accent',
    decided: 'good',
    aborted: '',
  };
  return html`<span class="badge ${looks[at] ?? 'accent'}">${context.t(`stage.${at}`)}</span>`;
}

function terms(context: PanelContext, room: Room) {
  const { terms } = room.state!;
  const limit = terms.turnsEach ? context.t('terms.turns', { n: terms.turnsEach }) : context.t('terms.endless');
  const time = `${terms.initialMs / 60_000}+${terms.incrementMs / 1000}`;
  return html`<span class="small faint">${time} · ${limit} · ${context.t(terms.rated ? 'terms.rated' : 'terms.casual')}${terms.judge ? ` · ${context.t('terms.judge', { judge: terms.judge })}` : ''}</span>`;
}

function announcement(context: PanelContext, room: Room): string {
  const last = room.state?.turns.at(-1);
  if (!last) return '';
  return `${context.t('arena.turn', { n: last.number })}, ${nameOf(room.state!, last.seat, context)}`;
}

function skeleton() {
  return html`<div class="page stack" aria-busy="true">
    <div class="skeleton line short"></div>
    <div class="skeleton tall"></div>
    <div class="skeleton line"></div>
    <div class="skeleton line"></div>
    <div class="skeleton line short"></div>
  </div>`;
}

function gone(context: PanelContext) {
  return html`<div class="page">
    <st-empty icon="messages-square" heading=${context.t('arena.gone')} text=${context.t('arena.goneText')}>
      <a class="button" href="/debates">${context.t('arena.back')}</a>
    </st-empty>
  </div>`;
}

export default { id: 'debate.arena', slot: 'page/v1', title: 'Debate', styles, messages, mount } satisfies Panel;
