import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '@stoa/ui';
import type { Menu, Table } from '@stoa/ui';
import { Problem } from '@stoa/panel-api';
import { countListeners, TestPage } from '@stoa/panel-api/testing';
import type { Model, Plugin } from '../src/contract.ts';
import health from '../src/health.ts';
import model from '../src/model.ts';
import people, { choices as personChoices } from '../src/people.ts';
import plugins, { attention, choices } from '../src/plugins.ts';

const judge: Plugin = {
  id: 'judge-rubric',
  title: 'Rubric judge',
  state: 'active',
  version: '1.0.0',
  versions: ['1.0.0', '1.1.0'],
};
const broken: Plugin = {
  id: 'judge-llm',
  title: 'Model judge',
  state: 'failed',
  version: '1.0.0',
  versions: ['1.0.0'],
  detail: 'No key.',
};
/** A hundred mounts may take long on a busy machine; what counts is what they leave. */
const MOUNTS_MS = 60_000;
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
const table = (page: TestPage) => page.host.querySelector('st-table') as Table;
afterEach(() => document.body.replaceChildren());

const press = (page: TestPage, text: string) =>
  [...page.host.querySelectorAll('button')].find((each) => each.textContent?.trim() === text)?.click();

describe('the plugin list', () => {
  let plan = { id: 'judge-rubric', from: '1.0.0', to: '1.1.0', steps: ['Start it.'], problems: [] as string[] };
  const asked: [string, unknown][] = [];
  const page = () => {
    asked.length = 0;
    return new TestPage({
      answer: (operation, input) => {
        asked.push([operation, input]);
        if (operation === 'plugins.plan') return plan;
        return operation === 'plugins.list' ? { plugins: [judge, broken] } : {};
      },
    }).mount(plugins);
  };

  it('puts first who needs attention', async () => {
    const shown = page();
    await settle();
    expect(table(shown).rows).toEqual([broken, judge]);
    expect(attention(broken)).toBeLessThan(attention(judge));
  });

  it('shows the plan, swaps a version and offers the way back', async () => {
    const shown = page();
    await settle();
    await table(shown).updateComplete;
    const menus = [...table(shown).renderRoot.querySelectorAll('st-menu')] as Menu[];
    menus[1]?.dispatchEvent(new CustomEvent('choose', { detail: 'swap:1.1.0' }));
    await settle();
    expect(shown.host.querySelector('.steps')?.textContent).toBe('Start it.');
    press(shown, 'Apply');
    await settle();
    shown.toasts[0]?.undo?.();
    await settle();

    expect(asked.filter(([name]) => name !== 'plugins.list')).toEqual([
      ['plugins.plan', { id: 'judge-rubric', version: '1.1.0' }],
      ['plugins.swap', { id: 'judge-rubric', version: '1.1.0' }],
      ['plugins.rollback', { id: 'judge-rubric' }],
    ]);
    expect(shown.toasts[0]?.text).toBe('Rubric judge now runs version 1.1.0.');
  });

  it('applies nothing that would not succeed', async () => {
    plan = { ...plan, steps: [], problems: ['It needs stoa.judge.'] };
    const shown = page();
    await settle();
    press(shown, 'Deploy a jar');
    await settle();
    (shown.host.querySelector('[name=file]') as HTMLInputElement).value = 'other.jar';
    shown.host.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();

    press(shown, 'Apply');
    await settle();

    expect(shown.host.querySelector('.steps')?.textContent).toBe('It needs stoa.judge.');
    expect(asked.map(([name]) => name)).not.toContain('plugins.deploy');
  });

  it('asks again when a plugin changed', async () => {
    const shown = page();
    await settle();
    shown.publish('platform:plugins', {});
    shown.publish('platform:plugins', {});
    await vi.waitFor(() => expect(asked).toHaveLength(2));
  });

  it('offers to start what stands still, and no way back where there is none', () => {
    expect(choices(judge).map((item) => item.id)).toEqual(['swap:1.1.0', 'rollback', 'stop', 'why']);
    expect(choices(broken).map((item) => [item.id, item.disabled ?? false])).toEqual([
      ['rollback', true],
      ['start', false],
      ['why', false],
    ]);
  });
});

describe('people', () => {
  it('cannot shut out themselves', () => {
    const ada = { id: 'usr_1', name: 'Ada', roles: ['member', 'admin'], active: true };
    const last = (self: string) => personChoices(ada, self).at(-1);
    expect(last('usr_1')?.disabled).toBe(true);
    expect(last('usr_2')?.disabled).toBe(false);
    expect(personChoices(ada, '').find((item) => item.checked)?.id).toBe('role:admin');
  });
});

const state: Model = {
  ready: true,
  provider: 'ollama',
  model: 'small',
  local: true,
  need: '',
  breaker: 'closed',
  outcomes: [{ outcome: 'out_of_budget', times: 2 }],
  exchanges: 12,
  retries: 1,
  repairs: 3,
  cached: 4,
  inputTokens: 12_345,
  outputTokens: 678,
  micros: 1_250_000,
  p50: 80,
  p95: 900,
  institutions: [{ institution: 'hall', reach: 'here' }],
};

describe('the page of the language model', () => {
  it('tells what was spent, and lets one take back how far texts may go', async () => {
    const asked: unknown[] = [];
    const answer = (operation: string, input: unknown) => (operation === 'llm.state' ? state : void asked.push(input));
    const page = new TestPage({ answer }).mount(model);
    await settle();
    expect(page.host.textContent).toContain('1.25');
    expect(page.host.textContent).toContain('12,345 / 678');
    expect(page.host.textContent).toContain('2 out of budget');

    page.host.querySelector('st-segmented')?.dispatchEvent(new CustomEvent('change', { detail: 'nowhere' }));
    await settle();
    page.toasts[0]?.undo?.();
    await settle();
    expect(asked).toEqual([
      { institution: 'hall', reach: 'nowhere' },
      { institution: 'hall', reach: 'here' },
    ]);
  });
});

describe('every admin page', () => {
  const answers: Record<string, unknown> = {
    'plugins.list': { plugins: [judge] },
    'people.list': { people: [] },
    'llm.state': state,
  };

  let reachable = true;
  beforeEach(() => {
    reachable = true;
    vi.stubGlobal('fetch', async () => {
      if (!reachable) throw new Problem('OFFLINE', 'The server cannot be reached.');
      return { json: async () => ({ status: 'up', complaints: [] }) };
    });
  });

  it.each([plugins, people, health, model])(
    '$id leaves nothing behind after a hundred mounts',
    async (panel) => {
      const listeners = countListeners();
      const nodes = document.querySelectorAll('*').length;
      for (let round = 0; round < 100; round++) {
        const page = new TestPage({ answer: (operation) => answers[operation] }).mount(panel);
        await settle();
        page.dispose();
        expect(page.held()).toBe(0);
      }
      expect(listeners.alive()).toBe(0);
      expect(document.querySelectorAll('*').length).toBe(nodes);
      listeners.stop();
    },
    MOUNTS_MS,
  );

  it.each([plugins, people, health, model])('$id says what went wrong and tries again', async (panel) => {
    reachable = false;
    const page = new TestPage({
      answer: (operation) => {
        if (!reachable) throw new Problem('NOT_READY', 'The admin bundle is being updated.');
        return answers[operation];
      },
    }).mount(panel);
    await settle();
    expect(page.host.querySelector('st-trouble')).not.toBeNull();

    reachable = true;
    page.host.querySelector<HTMLElement>('st-trouble button')?.click();
    await settle();

    expect(page.host.querySelector('st-trouble')).toBeNull();
  });
});
