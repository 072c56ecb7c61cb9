/** Something to let go of; a second call does nothing. */
export interface Disposable {
  dispose(): void;
}

/** A disposable that runs the action once. */
export function disposable(action: () => void): Disposable {
  let pending: (() => void) | undefined = action;
  return {
    dispose() {
      const run = pending;
      pending = undefined;
      run?.();
    },
  };
}

/** Collects disposables and lets go of all of them in reverse order, also if one throws. */
export class Disposables implements Disposable {
  readonly #items: Disposable[] = [];
  #closed = false;

  /** Keeps the item, or disposes it at once if this collection is already closed. */
  add<T extends Disposable>(item: T): T {
    if (this.#closed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  /** Listens to an event until disposed. */
  listen(target: EventTarget, type: string, listener: (event: Event) => void, options?: AddEventListenerOptions): void {
    target.addEventListener(type, listener, options);
    this.add(disposable(() => target.removeEventListener(type, listener, options)));
  }

  dispose(): void {
    this.#closed = true;
    for (let item = this.#items.pop(); item; item = this.#items.pop()) {
      try {
        item.dispose();
      } catch (error) {
        reportError(error);
      }
    }
  }
}
