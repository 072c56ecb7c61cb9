import { html, nothing } from 'lit';
import { view } from '@stoa/ui';
import { Disposables } from '@stoa/panel-api';
import type { Mounted, PanelContext } from '@stoa/panel-api';

import type { Outcome } from './contract.ts';

/** What is known so far of something the server is asked for. */
export interface Loaded<T> {
  readonly value: T | undefined;
  readonly problem: Error | undefined;
}

/** The few things every admin page does: ask, show what came, say what went wrong, ask again when told. */
export interface Desk<T> {
  readonly context: PanelContext;
  readonly owned: Disposables;
  loaded(): Loaded<T>;
  draw(): void;
  /** Asks again; the page keeps what it shows meanwhile. */
  refresh(): Promise<void>;
  /** Does something, says so, and offers to take it back. A refusal becomes a notice. */
  act(operation: string, input: object, done: string, undo?: () => Promise<void>): Promise<void>;
}

/** Mounts a page around one question to the server. */
export function mountDesk<T>(
  host: HTMLElement,
  context: PanelContext,
  ask: () => Promise<T>,
  template: (desk: Desk<T>) => unknown,
): Mounted & { readonly desk: Desk<T> } {
  const owned = new Disposables();
  let loaded: Loaded<T> = { value: undefined, problem: undefined };
  const desk: Desk<T> = {
    context,
    owned,
    loaded: () => loaded,
    draw: () => page.draw(),
    refresh: async () => {
      loaded = await ask().then(
        (value) => ({ value, problem: undefined }),
        (problem: Error) => ({ value: loaded.value, problem }),
      );
      page.draw();
    },
    act: async (name, input, done, undo) => {
      try {
        const answer = await context.call<Partial<Outcome> | undefined>(name, input);
        const idle = answer?.active === false && answer.sentence && name !== 'plugins.stop';
        const said = idle
          ? { text: answer.sentence ?? done, kind: 'warn' as const }
          : { text: done, kind: 'good' as const };
        context.toast({ ...said, ...(undo ? { undo: () => void undo() } : {}) });
      } catch (error) {
        context.toast({ text: (error as Error).message, kind: 'bad' });
      }
      await desk.refresh();
    },
  };
  const page = owned.add(view(host, () => template(desk)));
  void desk.refresh();
  return { desk, dispose: () => owned.dispose() };
}

/** The head of a page, and what stands in for its content until there is some. */
export function frame<T>(desk: Desk<T>, name: string, aside: unknown, content: (value: T) => unknown) {
  const { value, problem } = desk.loaded();
  const { t } = desk.context;
  return html`<div class="page stack">
    <header class="row between head">
      <div class="grow stack tight">
        <h1>${t(`${name}.title`)}</h1>
        ${t(`${name}.lead`) === `${name}.lead` ? nothing : html`<p class="quiet lead">${t(`${name}.lead`)}</p>`}
      </div>
      ${aside}
    </header>
    ${
      problem
        ? html`<st-trouble heading=${t(`${name}.failed`)} .problem=${problem}>
          <div><button type="button" class="button small" @click=${() => void desk.refresh()}>Try again</button></div>
        </st-trouble>`
        : nothing
    }
    ${value === undefined ? (problem ? nothing : skeleton) : content(value)}
  </div>`;
}

const skeleton = html`<div class="stack tight" aria-busy="true" aria-label="Loading">
  ${[1, 2, 3, 4, 5].map(() => html`<div class="skeleton row-shape"></div>`)}
</div>`;
