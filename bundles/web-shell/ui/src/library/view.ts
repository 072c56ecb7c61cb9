import { render } from 'lit';
import type { Disposable } from '@stoa/panel-api';

/** A drawn template: `draw` asks for another drawing before the next frame; many asks are one drawing. */
export interface View extends Disposable {
  draw(): void;
}

/** Draws a panel without a class: `const page = view(host, () => html`...`)`, then `page.draw()` after every change. */
export function view(host: HTMLElement, template: () => unknown): View {
  let asked = false;
  let gone = false;
  const now = () => {
    asked = false;
    if (!gone) render(template(), host);
  };
  now();
  return {
    draw() {
      if (asked || gone) return;
      asked = true;
      queueMicrotask(now);
    },
    dispose() {
      if (gone) return;
      gone = true;
      render(undefined, host);
    },
  };
}
