import { html, nothing } from 'lit';
import { view } from '@stoa/ui';
import type { View } from '@stoa/ui';
import type { Mounted, Panel, PanelContext } from '@stoa/panel-api';
import { SEATS, clockOf, hue, nameOf } from './people.ts';
import { result } from './result.ts';
import { Room } from './room.ts';
import styles from './stage.css';
import { messages } from './words.ts';

/** The debate for a projector: the motion, both clocks and the turn that is being read. */
function mount(host: HTMLElement, context: PanelContext): Mounted {
  let page: View | undefined;
  const room = new Room(context, context.params['id'] ?? '', () => page?.draw());
  context.signal('stage', true);
  context.commands.register({
    id: 'debate.offstage',
    title: context.t('stage.leave'),
    shortcut: 'Escape',
    icon: 'minimize',
    run: () => context.navigate(`/debates/${room.id}`),
  });
  page = view(host, () => stage(context, room));
  return {
    dispose() {
      room.dispose();
      page?.dispose();
      return undefined;
    },
  };
}

function stage(context: PanelContext, room: Room) {
  const { state } = room;
  if (!state) return html`<div class="page"><div class="skeleton tall"></div></div>`;
  context.title(state.motion.text);
  const last = state.turns.at(-1);
  return html`<div class="stage">
    <a class="leave small" href="/debates/${room.id}"><st-icon name="minimize"></st-icon>${context.t('stage.leave')} <kbd>esc</kbd></a>
    <h1 class="serif" dir="auto">${state.motion.text}</h1>
    <div class="clocks">
      ${SEATS.map((seat) => {
        const clock = clockOf(state.clocks, seat);
        return html`<div class="seat ${hue(seat)} ${clock.running ? 'moves' : ''}">
          <span class="side">${context.t(`seat.${seat}`)}</span>
          <span class="name clip">${nameOf(state, seat, context)}</span>
          <st-clock .remaining=${clock.remaining} .since=${clock.since} .running=${clock.running} .now=${context.clock.now}></st-clock>
        </div>`;
      })}
    </div>
    ${result(context, room)}
    ${last ? html`<blockquote class="said serif ${hue(last.seat)}">${last.text}</blockquote>` : html`<p class="quiet">${context.t('stage.wait')}</p>`}
    ${room.typing ? html`<p class="quiet">${context.t('arena.writing', { name: nameOf(state, state.clocks.mover, context) })}</p>` : nothing}
  </div>`;
}

export default {
  id: 'debate.stage',
  slot: 'page/v1',
  title: 'Debate on stage',
  styles,
  messages,
  mount,
} satisfies Panel;
