import { disposable } from '@stoa/panel-api';
import type { Disposable, PanelCommand } from '@stoa/panel-api';

const APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);
const SEQUENCE_PAUSE = 900;

/** A command with the group it is listed under. */
export interface Listed extends PanelCommand {
  readonly group: string;
}

/** Every command of the page by the keys that run it; sequences such as `g d` are two strokes. */
export class Commands {
  readonly #known = new Map<string, Listed>();
  #stroke = '';
  #strokeAt = 0;

  constructor() {
    window.addEventListener('keydown', (event) => this.#key(event));
  }

  register(command: PanelCommand, group: string): Disposable {
    const listed = { ...command, group };
    this.#known.set(command.id, listed);
    return disposable(() => {
      if (this.#known.get(command.id) === listed) this.#known.delete(command.id);
    });
  }

  all(): readonly Listed[] {
    return [...this.#known.values()];
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const stroke = strokeOf(event);
    if (!stroke || (isWriting(event) && !/^(Mod|Alt)\+/.test(stroke))) return;
    const sequence = event.timeStamp - this.#strokeAt < SEQUENCE_PAUSE ? `${this.#stroke} ${stroke}` : stroke;
    const command = this.#find(sequence) ?? this.#find(stroke);
    this.#stroke = stroke;
    this.#strokeAt = command ? 0 : event.timeStamp;
    if (!command) return;
    event.preventDefault();
    command.run();
  }

  #find(keys: string): Listed | undefined {
    return [...this.#known.values()]
      .reverse()
      .find((command) => command.shortcut?.toLowerCase() === keys.toLowerCase());
  }
}

/** `Mod+Enter` from a key event; a character typed with Shift is that character. */
export function strokeOf(event: KeyboardEvent): string {
  const { key } = event;
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(key)) return '';
  const mod = APPLE ? event.metaKey : event.ctrlKey;
  const name = event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : key === ' ' ? 'Space' : key;
  const shift = event.shiftKey && (key.length > 1 || mod || event.altKey);
  return [mod ? 'Mod' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', name].filter(Boolean).join('+');
}

/** The keys as they are printed on this person's keyboard. */
export function keycaps(shortcut: string): readonly string[] {
  const caps: Readonly<Record<string, string>> = { Mod: APPLE ? '⌘' : 'Ctrl', Alt: APPLE ? '⌥' : 'Alt', Enter: '↵' };
  return shortcut.split(/[+ ]/).map((key) => caps[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  const button = target instanceof HTMLInputElement && /^(checkbox|radio|button|submit|range)$/.test(target.type);
  return !button && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
