import type { PanelContext } from '@stoa/panel-api';
import type { Mine, Place, Token } from './contract.ts';

/** What is known of the account; each part comes and is renewed by itself. */
export interface Known {
  mine?: Mine;
  places?: readonly Place[];
  tokens?: readonly Token[];
  problem?: Error | undefined;
}

/** What the parts of the page share. */
export interface Desk {
  readonly context: PanelContext;
  readonly known: Known;
  draw(): void;
  /** Asks for everything again; what is shown stays meanwhile. */
  refresh(): Promise<void>;
  /** Does something and says so; a refusal becomes a notice. True when it was done. */
  act(done: string, work: () => Promise<unknown>): Promise<boolean>;
}

export function isGuest(context: PanelContext): boolean {
  return context.user?.roles.every((role) => role === 'guest') ?? true;
}

export function deskOf(context: PanelContext, draw: () => void): Desk {
  const known: Known = {};
  const ask = async () => {
    const guest = isGuest(context);
    const [mine, places, tokens] = await Promise.all([
      context.call<Mine>('account.me', {}),
      context.call<{ sessions: readonly Place[] }>('account.sessions', {}),
      guest ? undefined : context.call<{ tokens: readonly Token[] }>('tokens.list', {}),
    ]);
    Object.assign(known, { mine, places: places.sessions, tokens: tokens?.tokens, problem: undefined });
  };
  const desk: Desk = {
    context,
    known,
    draw,
    refresh: async () => {
      await ask().catch((problem: Error) => (known.problem = problem));
      draw();
    },
    act: async (done, work) => {
      const refused = await work().then(
        () => undefined,
        (error: Error) => error,
      );
      context.toast(refused ? { text: refused.message, kind: 'bad' } : { text: done, kind: 'good' });
      await desk.refresh();
      return !refused;
    },
  };
  return desk;
}
