import { afterEach, describe, expect, it, vi } from 'vitest';
import { disposable, Disposables, translator } from '../src/index.ts';
import type { Panel, PanelContext, StreamEvent } from '../src/index.ts';
import { countListeners, TestPage } from '../src/testing.ts';

/** A panel as small as one gets that still uses everything worth leaking. */
const tally: Panel = {
  id: 'example.tally',
  slot: 'page/v1',
  title: 'Tally',
  messages: { en: { heard: '{n} events', 'heard.one': '{n} event' } },
  mount(host: HTMLElement, context: PanelContext) {
    let heard = typeof context.state === 'number' ? context.state : 0;
    const owned = new Disposables();
    const text = document.createElement('p');
    const draw = () => (text.textContent = context.t('heard', { n: heard }));
    host.append(text);
    owned.add(
      context.channel('debate:d1', {
        onPublication: (publication) => {
          heard += (publication.data as StreamEvent).type === 'spoken' ? 1 : 0;
          draw();
        },
      }),
    );
    owned.add(context.commands.register({ id: 'tally.reset', title: 'Reset', run: () => (heard = 0) }));
    owned.listen(window, 'resize', draw);
    draw();
    return {
      dispose() {
        owned.dispose();
        text.remove();
        return heard;
      },
    };
  },
};

afterEach(() => document.body.replaceChildren());

describe('a panel', () => {
  it('leaves no listener, follower, command or node behind after a hundred mounts', () => {
    const listeners = countListeners();
    const nodes = document.querySelectorAll('*').length;

    for (let round = 0; round < 100; round++) {
      const page = new TestPage().mount(tally);
      page.publish('debate:d1', { type: 'spoken' }, 1);
      page.dispose();
      expect(page.held()).toBe(0);
    }

    expect(listeners.alive()).toBe(0);
    expect(document.querySelectorAll('*').length).toBe(nodes);
    listeners.stop();
  });

  it('hands its state to the version that replaces it', () => {
    const before = new TestPage().mount(tally);
    before.publish('debate:d1', { type: 'spoken' }, 1);
    const after = new TestPage({ state: before.unmount() }).mount(tally);

    after.publish('debate:d1', { type: 'spoken' }, 2);

    expect(after.host.textContent).toBe('2 events');
  });
});

describe('disposables', () => {
  it('run once, in reverse order, and go on when one throws', () => {
    const order: number[] = [];
    const owned = new Disposables();
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    owned.add(disposable(() => order.push(1)));
    owned.add(
      disposable(() => {
        throw new Error('broken');
      }),
    );
    owned.add(disposable(() => order.push(3)));

    owned.dispose();
    owned.dispose();

    expect(order).toEqual([3, 1]);
    expect(reported).toHaveBeenCalledOnce();
  });

  it('dispose what is added after the end at once', () => {
    const owned = new Disposables();
    const late = vi.fn();
    owned.dispose();

    owned.add(disposable(late));

    expect(late).toHaveBeenCalledOnce();
  });
});

describe('messages', () => {
  const t = translator({ en: { turn: '{n} turns', 'turn.one': '{n} turn' }, de: { turn: '{n} Beiträge' } }, 'de-AT');

  it('come from the family of the language, then from English, then show the key', () => {
    expect(t('turn', { n: 3 })).toBe('3 Beiträge');
    expect(t('turn', { n: 1 })).toBe('1 turn');
    expect(t('unknown.key')).toBe('unknown.key');
  });
});
