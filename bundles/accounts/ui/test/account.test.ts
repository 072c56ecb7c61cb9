import { afterEach, describe, expect, it, vi } from 'vitest';
import '@stoa/ui';
import { Problem } from '@stoa/panel-api';
import { countListeners, TestPage } from '@stoa/panel-api/testing';
import account from '../src/account.ts';
import type { Place, Token } from '../src/contract.ts';
import { wish } from '../src/fresh.ts';

const AT = '2026-11-23T10:00:00Z';
const ADA = { id: 'usr_ada', name: 'Ada', roles: ['member'] };
const WREN = { id: 'gst_wren', name: 'Wren', roles: ['guest'] };
const token: Token = {
  id: 'tok_1',
  name: 'results page',
  device: false,
  scopes: ['debate'],
  createdAt: AT,
  expiresAt: AT,
};
const place = (id: string, current: boolean): Place => ({
  id,
  current,
  createdAt: AT,
  seenAt: AT,
  expiresAt: AT,
  address: current ? '127.0.0.1' : `10.0.0.${id}`,
});

let asked: [string, unknown][] = [];
let refused: Problem | undefined;

function page(user = ADA, sessions = [place('1', true), place('2', false), place('3', false)], tokens = [token]) {
  asked = [];
  refused = undefined;
  const answers: Record<string, unknown> = {
    'account.me': { ...user, createdAt: AT },
    'account.sessions': { sessions },
    'tokens.list': { tokens },
    'tokens.create': { token, secret: 'stoa_secret' },
    'account.password': { ended: 2 },
  };
  return new TestPage({
    user,
    answer: (operation, input) => {
      if (!/^account\.(me|sessions)$|^tokens\.list$/.test(operation)) asked.push([operation, input]);
      if (refused && asked.length > 0) throw refused;
      return answers[operation] ?? {};
    },
  }).mount(account);
}

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
const button = (at: TestPage, name: string) =>
  [...at.host.querySelectorAll('button')].find(
    (each) => each.textContent?.trim() === name || each.getAttribute('aria-label') === name,
  ) as HTMLButtonElement;
const send = (form: HTMLFormElement | null | undefined) =>
  form?.dispatchEvent(new Event('submit', { cancelable: true }));
const field = (at: TestPage, name: string, value: string) => {
  const find = (within: string) => at.host.querySelector<HTMLInputElement>(`${within}[name=${name}]`);
  const input = (find('st-dialog ') ?? find('')) as HTMLInputElement;
  input.value = value;
  return input;
};

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe('where one is signed in', () => {
  it('marks this browser and offers to sign out only the others', async () => {
    const at = page();
    await settle();

    const lines = [...at.host.querySelectorAll('.line')];
    expect(lines[0]?.textContent).toContain('this browser');
    expect(lines[0]?.querySelector('button')).toBeNull();
    button(at, 'Sign out 10.0.0.2').click();
    await settle();
    expect(asked).toEqual([['account.sessions.revoke', { id: '2' }]]);
    expect(at.toasts[0]?.text).toBe('10.0.0.2 is signed out.');
  });

  it('signs out everywhere else, also when one of them is over already', async () => {
    const at = page();
    await settle();
    refused = new Problem('NOT_FOUND', 'It is over.');

    button(at, 'Sign out everywhere else').click();
    await settle();

    expect(asked.map(([, input]) => input)).toEqual([{ id: '2' }, { id: '3' }]);
    expect(at.toasts[0]?.kind).toBe('good');
  });

  it('looks again while it is shown', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const sessions = [place('1', true)];
    const at = page(ADA, sessions);
    await settle();
    sessions.push(place('9', false));

    vi.advanceTimersByTime(15_000);
    await settle();

    expect(at.host.textContent).toContain('10.0.0.9');
    at.dispose();
  });
});

describe('the password', () => {
  it('is changed, and says how many places were signed out', async () => {
    const at = page();
    await settle();
    field(at, 'current', 'old');
    const form = field(at, 'next', 'three unrelated words').form;

    send(form);
    await settle();

    expect(asked).toEqual([['account.password', { current: 'old', next: 'three unrelated words' }]]);
    expect(at.toasts[0]?.text).toBe('The password is changed; 2 other places are signed out.');
  });

  it('keeps what was typed when the server refuses it', async () => {
    const at = page();
    await settle();
    refused = new Problem('WRONG_PASSWORD', 'The current password is not right.');
    const next = field(at, 'next', 'three unrelated words');

    send(next.form);
    await settle();

    expect(at.host.querySelector('st-trouble')).not.toBeNull();
    expect(next.value).toBe('three unrelated words');
  });
});

describe('tokens', () => {
  it('are made with what was chosen and shown once', async () => {
    const at = page();
    await settle();
    button(at, 'New token').click();
    await settle();
    const form = field(at, 'name', ' my script ').form as HTMLFormElement;
    (form.querySelector('[value=debate]') as HTMLInputElement).checked = true;
    field(at, 'more', 'ratings.board, debate');

    send(form);
    await settle();

    expect(asked).toEqual([['tokens.create', { name: 'my script', scopes: ['debate', 'ratings.board'], days: 90 }]]);
    expect(at.host.querySelector<HTMLInputElement>('#secret')?.value).toBe('stoa_secret');
    button(at, 'I have it').click();
    await settle();
    expect(at.host.querySelector('#secret')).toBeNull();
  });

  it('are not asked for without anything they may do', async () => {
    const at = page();
    await settle();
    button(at, 'New token').click();
    await settle();

    send(field(at, 'name', 'idle').form);
    await settle();

    expect(asked).toEqual([]);
    expect(at.host.querySelector('st-trouble')).not.toBeNull();
  });

  it('are revoked only after their name was typed', async () => {
    const at = page();
    await settle();
    button(at, 'Revoke results page').click();
    await settle();
    const input = at.host.querySelector('#revoke input') as HTMLInputElement;

    send(input.form);
    input.value = 'results page';
    input.dispatchEvent(new Event('input'));
    expect(asked).toEqual([]);
    send(input.form);
    await settle();

    expect(asked).toEqual([['tokens.revoke', { id: 'tok_1' }]]);
  });

  it('are wished for once per scope', () => {
    const form = new FormData();
    form.append('name', 'x');
    form.append('scope', 'debate');
    form.append('more', ' debate  debate.watch ');
    expect(wish(form, '7')).toEqual({ name: 'x', scopes: ['debate', 'debate.watch'], days: 7 });
  });
});

describe('the page', () => {
  it('asks a guest for nothing he may not have', async () => {
    const at = page(WREN, [place('1', true)]);
    await settle();

    expect(at.host.querySelector('[type=password]')).toBeNull();
    expect(at.host.textContent).toContain('You are here as a guest');
    expect([...at.commands.keys()]).toEqual([]);
  });

  it('says what went wrong and tries again', async () => {
    let down = true;
    const at = new TestPage({
      user: WREN,
      answer: (operation) => {
        if (down) throw new Problem('NOT_READY', 'Accounts are being updated.');
        return operation === 'account.me' ? { ...WREN, createdAt: AT } : { sessions: [] };
      },
    }).mount(account);
    await settle();
    expect(at.host.querySelector('st-trouble')).not.toBeNull();

    down = false;
    button(at, 'Try again').click();
    await settle();

    expect(at.host.querySelector('st-trouble')).toBeNull();
  });

  it('leaves nothing behind after a hundred mounts', async () => {
    const listeners = countListeners();
    const nodes = document.querySelectorAll('*').length;
    for (let round = 0; round < 100; round++) {
      const at = page();
      await settle();
      at.dispose();
      expect(at.held()).toBe(0);
    }
    expect(listeners.alive()).toBe(0);
    expect(document.querySelectorAll('*').length).toBe(nodes);
    listeners.stop();
  }, 20_000);
});
