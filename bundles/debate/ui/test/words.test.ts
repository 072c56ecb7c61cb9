import { afterEach, describe, expect, it } from 'vitest';
import '@stoa/ui';
import type { PanelContext } from '@stoa/panel-api';
import { render } from 'lit';
import { TestPage } from '../../../../plugin-api/panel-api/src/testing.ts';
import type { JudgeChoices } from '../src/cards.ts';
import type { Flag, Revision } from '../src/contract.ts';
import { newestFirst } from '../src/history.ts';
import judges from '../src/judges.ts';
import { JudgeChoice } from '../src/judge-choice.ts';
import { merged } from '../src/remarks.ts';

const drawn = () => new Promise((done) => setTimeout(done, 5));
const text = (page: TestPage) => page.host.textContent?.replace(/\s+/g, ' ') ?? '';

afterEach(() => document.body.replaceChildren());

describe('the words on a debate', () => {
  const word = (note: string, turn?: number): Revision => ({
    kind: 'unjudged',
    at: '2026-11-23T10:00:00Z',
    note,
    turn,
  });

  it('are listed newest first, those on a turn apart from those on the whole', () => {
    const all = [word('first'), word('on two', 2), word('second'), { ...word('third'), turn: null }];

    expect(newestFirst(all, undefined).map(({ note }) => note)).toEqual(['third', 'second', 'first']);
    expect(newestFirst(all, 2).map(({ note }) => note)).toEqual(['on two']);
    expect(newestFirst(all, 3)).toEqual([]);
  });
});

describe('the questions of a panel', () => {
  const flag = (seat: Flag['seat'], start?: number): Flag => ({
    code: 'UNVERIFIED_STATISTIC',
    seat,
    note: '',
    ...(start === undefined ? {} : { quote: { turn: 1, start, end: start + 5 } }),
  });

  it('are asked once, with the place where one of the judges gave it', () => {
    expect(merged([flag('proposition'), flag('proposition', 3), flag('proposition', 3)])).toEqual([
      flag('proposition', 3),
    ]);
  });

  it('stay apart for other places and other speakers', () => {
    expect(merged([flag('proposition', 3), flag('proposition', 9), flag('opposition')])).toHaveLength(3);
  });
});

describe('the judges to choose from', () => {
  const judge = (id: string) => ({
    id,
    version: '1',
    title: `Judge ${id}`,
    languages: ['en'],
    kind: 'rules' as const,
    cost: 'free' as const,
    reach: 'local' as const,
  });
  const field = async (unready: JudgeChoices['unready']) => {
    const context = {
      t: (key: string, values?: Readonly<Record<string, unknown>>) => `${key} ${values?.['title'] ?? ''}`.trim(),
      call: () => Promise.resolve({ judges: [judge('a'), judge('b')], unready }),
    };
    const choice = new JudgeChoice(context as unknown as PanelContext, () => undefined);
    await choice.load();
    const host = document.createElement('div');
    render(choice.draw(), host);
    return host;
  };

  it('show what one needs that is not set up, and do not let it be chosen', async () => {
    const host = await field([{ judge: judge('c'), need: 'No key is set.' }]);

    const options = [...host.querySelectorAll<HTMLOptionElement>('select[name=judge] option')];
    expect(options.map(({ disabled }) => disabled)).toEqual([false, false, true]);
    expect(options[2]?.textContent).toBe('new.unready Judge c');
    expect(host.querySelector('li')?.textContent).toBe('Judge c: No key is set.');
  });

  it('say nothing of that when all are set up', async () => {
    expect((await field([])).textContent).not.toContain('new.unready');
  });
});

describe('the comparison of two judges', () => {
  const card = (id: string) => ({
    judge: { id, version: '1', title: `Judge ${id}`, languages: ['en'], kind: 'rules', cost: 'free', reach: 'local' },
    p50Ms: 1,
    p99Ms: 2,
    failures: 0,
    statuses: {},
    verdicts: 0,
    overruled: 0,
    overruleRate: 0,
    tokens: 0,
    micros: 0,
  });
  const asked: unknown[] = [];
  const answer = (compared: number) => (operation: string, input: unknown) => {
    if (operation === 'judges.cards') return { judges: [card('a'), { ...card('b'), need: 'No key is set.' }] };
    if (operation === 'debate.lobby')
      return {
        debates: [
          { id: 'd1', turns: 2 },
          { id: 'd2', turns: 0 },
        ],
      };
    asked.push(input);
    return { compared, agreement: 0.5, meanDifference: -1.26, meanGap: 2, pairs: [] };
  };
  const compared = async (count: number) => {
    const user = { id: 'u', name: 'T', roles: ['teacher'] };
    const page = new TestPage({ user, answer: answer(count) }).mount(judges);
    await drawn();
    page.host.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await drawn();
    return page;
  };

  it('asks about debates with turns only and says the figures in words', async () => {
    const page = await compared(1);

    expect(asked.at(-1)).toEqual({ a: 'a', b: 'b', debates: ['d1'] });
    expect(text(page)).toContain('50 %');
    expect(text(page)).toContain('Points from Judge a, compared with Judge b');
    expect(text(page)).toContain('1.3 fewer on average');
  });

  it('stands below cards that say what a judge lacks', async () => {
    expect(text(await compared(1))).toContain('It cannot judge yet. No key is set.');
  });

  it('says so when both never judged the same', async () => {
    expect(text(await compared(0))).toContain('There is no debate on which both gave points.');
  });
});
