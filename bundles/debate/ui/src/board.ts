import type { Disposable, PanelContext } from '@stoa/panel-api';
import type { DebateCard, DebateOperations, LobbyPublication } from './contract.ts';

type Lobby = DebateOperations['debate.lobby'];
type Shelf = NonNullable<Lobby['input']['state']>;

/** The debates of the hall as cards that change by themselves. */
export class Board implements Disposable {
  loaded = false;
  problem: Error | undefined;
  next: string | undefined;
  readonly #context: PanelContext;
  readonly #changed: () => void;
  readonly #channel: Disposable;
  readonly #cards = new Map<string, DebateCard>();

  constructor(context: PanelContext, changed: () => void) {
    this.#context = context;
    this.#changed = changed;
    this.#channel = context.channel('lobby:open', {
      onPublication: ({ data }) => this.#take(data as LobbyPublication),
    });
    void this.load();
  }

  /** Debates of a shelf, newest first. */
  shelf(shelf: Shelf): readonly DebateCard[] {
    return [...this.#cards.values()]
      .filter((card) => shelfOf(card) === shelf)
      .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
  }

  async load(): Promise<void> {
    this.problem = undefined;
    try {
      const pages = await Promise.all([this.#page('live', 60), this.#page('open', 60), this.#page('over', 12)]);
      this.next = pages[2]?.next ?? undefined;
      this.loaded = true;
    } catch (problem) {
      this.problem = problem as Error;
    }
    this.#changed();
  }

  async earlier(): Promise<void> {
    const page = await this.#page('over', 24, this.next);
    this.next = page.next ?? undefined;
    this.#changed();
  }

  dispose(): void {
    this.#channel.dispose();
  }

  async #page(state: Shelf, limit: number, after?: string): Promise<Lobby['output']> {
    const input: Lobby['input'] = after ? { state, limit, after } : { state, limit };
    const page = await this.#context.call<Lobby['output']>('debate.lobby', input);
    for (const card of page.debates) this.#keep(card);
    return page;
  }

  #take({ card, gone }: LobbyPublication): void {
    if (gone && card.stage === 'aborted') this.#cards.delete(card.id);
    else this.#keep(card);
    this.#changed();
  }

  #keep(card: DebateCard): void {
    const known = this.#cards.get(card.id);
    if (!known || known.changedAt <= card.changedAt) this.#cards.set(card.id, card);
  }
}

function shelfOf({ stage }: DebateCard): Shelf | undefined {
  if (stage === 'open') return 'open';
  if (stage === 'running' || stage === 'paused' || stage === 'closing') return 'live';
  return stage === 'decided' ? 'over' : undefined;
}
