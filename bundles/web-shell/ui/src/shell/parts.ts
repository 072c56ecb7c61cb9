import { Centrifuge } from 'centrifuge';
import { ServerClock } from './clock.ts';
import { Commands } from './commands.ts';
import { Live } from './live.ts';
import { Registry } from './registry.ts';
import { Session } from './session.ts';

/** The lasting parts of the page, made once. */
export interface Parts {
  readonly session: Session;
  readonly registry: Registry;
  readonly commands: Commands;
  readonly clock: ServerClock;
  readonly live: Live;
  readonly signals: EventTarget;
}

export function parts(): Parts {
  const clock = new ServerClock();
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const wire = new Centrifuge(`${scheme}//${location.host}/connection/websocket`, {
    name: 'stoa-web',
    minReconnectDelay: 200,
    maxReconnectDelay: 20_000,
    timeout: 8000,
  });
  return {
    session: new Session(),
    registry: new Registry(),
    commands: new Commands(),
    clock,
    live: new Live(wire, clock),
    signals: new EventTarget(),
  };
}
