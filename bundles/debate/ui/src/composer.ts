import { html, nothing } from 'lit';
import type { Disposable, PanelContext } from '@stoa/panel-api';
import { TURN_LIMIT } from './contract.ts';
import type { Seat } from './contract.ts';
import { clockOf, hue, nameOf, other } from './people.ts';
import type { Room } from './room.ts';

const TELL_EVERY = 1_500;
const NEAR = 400;

/** Where a debater writes: a draft that outlives reloads, a count, and one key to speak. */
export class Composer implements Disposable {
  text: string;
  readonly #context: PanelContext;
  readonly #room: Room;
  readonly #key: string;
  readonly #redraw: () => void;
  readonly #command: Disposable;
  #sending = false;
  #problem: string | undefined;
  #told = 0;
  #read = '';

  constructor(host: HTMLElement, context: PanelContext, room: Room, redraw: () => void, draft: string | undefined) {
    this.#context = context;
    this.#room = room;
    this.#key = `stoa.draft.${room.id}`;
    this.#redraw = redraw;
    this.text = draft ?? localStorage.getItem(this.#key) ?? '';
    this.#command = context.commands.register({
      id: 'debate.write',
      title: context.t('composer.label'),
      shortcut: 'Alt+W',
      icon: 'pencil',
      run: () => host.querySelector<HTMLElement>('#speech')?.focus(),
    });
  }

  draw(mine: Seat) {
    const { t, clock } = this.#context;
    const state = this.#room.state!;
    const turn = state.clocks.mover === mine;
    const time = clockOf(state.clocks, mine);
    return html`<form class="composer ${hue(mine)} ${turn ? 'due' : ''}" @submit=${this.#submit}>
      <label class="unseen" for="speech">${t('composer.label')}</label>
      <textarea
        id="speech"
        class="input serif"
        rows="4"
        .value=${this.text}
        placeholder=${turn ? t('composer.placeholder') : t('composer.wait', { name: nameOf(state, other(mine), this.#context) })}
        aria-describedby="count"
        @input=${this.#typed}
        @keydown=${this.#keyed}
      ></textarea>
      ${this.#problem ? html`<p class="problem small" role="alert">${this.#problem}</p>` : nothing}
      <div class="row between">
        <span id="count" class="small faint">${this.#count()}</span>
        <span class="row tight">
          <st-clock class="mine" .remaining=${time.remaining} .since=${time.since} .running=${time.running} .now=${clock.now} label="Your clock"></st-clock>
          <button class="button primary" ?disabled=${!turn || this.#size() === 0 || this.#size() > TURN_LIMIT} aria-busy=${this.#sending}>
            <st-icon name="send"></st-icon>${t('composer.send')}
          </button>
        </span>
      </div>
    </form>`;
  }

  dispose(): void {
    this.#command.dispose();
  }

  #size(): number {
    return [...this.text.trim()].length;
  }

  #count() {
    const { t } = this.#context;
    const left = TURN_LIMIT - this.#size();
    if (left < 0) return html`<span class="over">${t('composer.over', { n: -left })}</span>`;
    const words = this.text.trim().split(/\s+/u).filter(Boolean).length;
    const parts = [t('composer.words', { n: words })];
    if (left <= NEAR) parts.push(t('composer.left', { n: left }));
    if (words > 0) parts.push(t('composer.draft'));
    return parts.join(' · ');
  }

  readonly #typed = (event: Event): void => {
    this.text = (event.target as HTMLTextAreaElement).value;
    localStorage.setItem(this.#key, this.text);
    this.#tell();
    this.#readAhead();
    this.#redraw();
  };

  /** A finished sentence is read by the judge at once, so that its word is there sooner; nobody sees points while writing. */
  #readAhead(): void {
    const { mover } = this.#room.state!.clocks;
    const text = this.text.trim();
    const ended = /[.!?…]["”’)]?$/u.test(text);
    if (!ended || text === this.#read || this.#size() > TURN_LIMIT) return;
    if (this.#room.state?.seats[mover]?.user !== this.#context.user?.id) return;
    this.#read = text;
    void this.#context.call('debate.draft', { id: this.#room.id, text }).catch(() => undefined);
  }

  #tell(): void {
    const now = performance.now();
    const mine = this.#room.state?.clocks.mover;
    if (now - this.#told < TELL_EVERY || !mine || this.#room.state?.seats[mine]?.user !== this.#context.user?.id)
      return;
    this.#told = now;
    this.#room.type(this.#size());
  }

  readonly #keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (!this.#sending) void this.#speak();
  };

  async #speak(): Promise<void> {
    const text = this.text.trim();
    const turn = (this.#room.state?.turns.length ?? 0) + 1;
    this.#sending = true;
    this.#problem = undefined;
    this.#redraw();
    try {
      await this.#room.send('speak', { text, turn });
      this.text = '';
      localStorage.removeItem(this.#key);
    } catch (problem) {
      this.#problem = `${(problem as Error).message} ${this.#context.t('composer.failed')}`;
    }
    this.#sending = false;
    this.#redraw();
  }
}
