import type { Disposable, Member, PanelContext, Problem, Publication, Snapshot, StreamEvent } from '@stoa/panel-api';
import type { DebateState, Typing } from './contract.ts';
import { fold } from './fold.ts';
import type { DebateEvent } from './fold.ts';

const TYPING_FADES = 4_000;

/** What a page knows of one debate; `changed` is called after each change. */
export class Room implements Disposable {
  state: DebateState | undefined;
  status: 'catching-up' | 'live' | 'refused' = 'catching-up';
  problem: Problem | undefined;
  people: readonly Member[] = [];
  typing = false;
  readonly id: string;
  readonly stream: string;
  readonly #context: PanelContext;
  readonly #changed: (event?: DebateEvent) => void;
  readonly #channels: Disposable[];
  readonly #live: { publish(data: unknown): void };
  #fade = 0;

  constructor(context: PanelContext, id: string, changed: (event?: DebateEvent) => void) {
    this.#context = context;
    this.#changed = changed;
    this.id = id;
    this.stream = `debate:${id}`;
    const channel = context.channel(this.stream, {
      onSnapshot: (snapshot) => this.#snapshot(snapshot),
      onPublication: (publication) => this.#publication(publication),
      onPresence: (members) => this.#presence(members),
      onStatus: (status, problem) => this.#status(status, problem),
    });
    const live = context.channel(`live:${id}`, { onPublication: ({ data }) => this.#typed(data as Typing) });
    this.#live = live;
    this.#channels = [channel, live];
  }

  /** Tells the room that the mover writes. */
  type(chars: number): void {
    this.#live.publish({ typing: chars > 0, chars } satisfies Typing);
  }

  send(type: string, data: unknown = {}): Promise<unknown> {
    return this.#context.append(this.stream, { type, data });
  }

  dispose(): void {
    clearTimeout(this.#fade);
    for (const channel of this.#channels) channel.dispose();
  }

  #snapshot(snapshot: Snapshot): void {
    this.state = snapshot.state as DebateState;
    this.#changed();
  }

  #publication({ data }: Publication): void {
    const event = data as StreamEvent as DebateEvent;
    if (!this.state) return;
    this.state = fold(this.state, event);
    if (event.type === 'spoken') this.typing = false;
    this.#changed(event);
  }

  #presence(members: readonly Member[]): void {
    this.people = members;
    this.#changed();
  }

  #status(status: Room['status'], problem?: Problem): void {
    this.status = status;
    this.problem = problem;
    this.#changed();
  }

  #typed(data: Typing): void {
    this.typing = data.typing;
    clearTimeout(this.#fade);
    this.#fade = window.setTimeout(() => this.#typed({ typing: false, chars: 0 }), TYPING_FADES);
    if (!data.typing) clearTimeout(this.#fade);
    this.#changed();
  }
}
