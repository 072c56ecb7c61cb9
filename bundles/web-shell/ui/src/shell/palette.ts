import { css, html, LitElement, nothing } from 'lit';
import { base } from '@stoa/ui';
import { keycaps } from './commands.ts';
import type { Listed } from './commands.ts';

const MOST = 60;

/** How well a command fits what was typed: words in any order, starts of words first. Undefined when it does not. */
export function fit(typed: string, command: Pick<Listed, 'title' | 'group'>): number | undefined {
  const text = `${command.title} ${command.group}`.toLowerCase();
  let score = 0;
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const at = text.indexOf(word);
    if (at < 0) return undefined;
    score += at === 0 ? 3 : text[at - 1] === ' ' ? 2 : 1;
  }
  return score;
}

/** What can be done here comes first, then where one can go, then the page's own. */
function rank({ id }: Pick<Listed, 'id'>): number {
  return id.startsWith('stoa.go.') ? 1 : id.startsWith('stoa.') ? 2 : 0;
}

/** Every command of the page behind one key: type, arrow, Enter. With `keys` it is the list of shortcuts. */
export class Palette extends LitElement {
  static override properties = {
    commands: { attribute: false },
    typed: { state: true },
    at: { state: true },
    keys: { state: true },
  };
  static override styles = [
    base,
    css`
      :host { display: contents; }

      dialog {
        width: min(600px, calc(100vw - 24px));
        margin: 11vh auto auto;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 10px;
        overflow: hidden;
        color: var(--ink-1);
        background: var(--surface-2);
        box-shadow: var(--shadow);
      }

      dialog::backdrop { background: var(--veil); }
      .ask { display: flex; align-items: center; gap: 10px; padding: 0 16px; border-bottom: 1px solid var(--line); }
      .ask st-icon { color: var(--ink-3); }

      input {
        flex: 1;
        min-width: 0;
        height: 52px;
        border: 0;
        color: inherit;
        background: none;
        font: 400 1.08rem/1.4 var(--sans);
      }

      input:focus-visible {
        outline: none;
      }

      input::placeholder { color: var(--ink-3); opacity: 1; }
      .found { max-height: min(56vh, 440px); padding: 6px; overflow-y: auto; }

      [role='option'] {
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 40px;
        padding: 4px 10px;
        border-radius: 6px;
        cursor: pointer;
      }

      [role='option'][aria-selected='true'] { background: var(--surface-3); }
      [role='option'] st-icon { color: var(--ink-3); }
      .group { margin-inline-start: auto; color: var(--ink-3); font-size: var(--text-s); white-space: nowrap; }
      .keys { display: inline-flex; gap: 3px; min-width: 56px; justify-content: flex-end; }
      .none { padding: var(--space-5); color: var(--ink-2); text-align: center; }
    `,
  ];
  declare commands: readonly Listed[];
  declare typed: string;
  declare at: number;
  declare keys: boolean;

  constructor() {
    super();
    this.commands = [];
    this.typed = '';
    this.at = 0;
    this.keys = false;
  }

  /** Opens it with these commands; `keys` shows only those with a shortcut. */
  async open(commands: readonly Listed[], keys = false): Promise<void> {
    Object.assign(this, { commands, keys, typed: '', at: 0 });
    await this.updateComplete;
    const dialog = this.#dialog();
    if (!dialog || dialog.open) return;
    this.#input().value = '';
    dialog.showModal();
  }

  override render() {
    const found = this.#found();
    return html`<dialog aria-label=${this.keys ? 'Keys' : 'Search and commands'} @click=${this.#beside}>
      <div class="ask">
        <st-icon name=${this.keys ? 'keyboard' : 'search'}></st-icon>
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="found"
          aria-activedescendant="option-${this.at}"
          aria-label="Search"
          autocomplete="off"
          spellcheck="false"
          placeholder=${this.keys ? 'Keys you can press here' : 'What do you want to do?'}
          @input=${this.#type}
          @keydown=${this.#key}
        />
        <kbd>esc</kbd>
      </div>
      <div class="found" id="found" role="listbox" aria-label="Commands">
        ${found.map((command, index) => this.#option(command, index))}
        ${found.length === 0 ? html`<p class="none">Nothing is called “${this.typed}”.</p>` : nothing}
      </div>
    </dialog>`;
  }

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #option(command: Listed, index: number) {
    return html`<div role="option" id="option-${index}" aria-selected=${index === this.at} @click=${() => this.#run(command)} @pointermove=${() => (this.at = index)}>
      <st-icon name=${command.icon ?? 'chevron-right'}></st-icon><span class="clip">${command.title}</span>
      <span class="group">${command.group}</span>
      <span class="keys">${command.shortcut ? keycaps(command.shortcut).map((key) => html`<kbd>${key}</kbd>`) : nothing}</span>
    </div>`;
  }

  #found(): readonly Listed[] {
    const scored = this.commands
      .filter((command) => !this.keys || command.shortcut)
      .map((command) => ({ command, score: fit(this.typed, command) }))
      .filter((item): item is { command: Listed; score: number } => item.score !== undefined);
    return scored
      .sort((a, b) => b.score - a.score || rank(a.command) - rank(b.command))
      .slice(0, MOST)
      .map((item) => item.command);
  }

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #input(): HTMLInputElement {
    return this.renderRoot.querySelector('input') as HTMLInputElement;
  }

  #type(): void {
    this.typed = this.#input().value;
    this.at = 0;
  }

  #key(event: KeyboardEvent): void {
    const found = this.#found();
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const chosen = found[this.at];
    if (step) this.at = (this.at + step + found.length) % Math.max(1, found.length);
    else if (event.key === 'Enter' && chosen) this.#run(chosen);
    else return;
    event.preventDefault();
  }

  #run(command: Listed): void {
    this.#dialog()?.close();
    command.run();
  }

  #beside(event: MouseEvent): void {
    if (event.composedPath()[0] === this.#dialog()) this.#dialog()?.close();
  }
}
