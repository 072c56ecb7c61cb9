import { html, nothing } from 'lit';
import { view } from '@stoa/ui';
import type { View } from '@stoa/ui';
import type { Mounted, Panel, PanelContext, Problem } from '@stoa/panel-api';
import styles from './ballot.css';
import type { Ballot, DebateOperations, DebateState, Flow, Line, SideBallot } from './contract.ts';
import { flowSheet } from './flow-sheet.ts';
import { hue } from './people.ts';
import { origin } from './remarks.ts';
import { Room } from './room.ts';
import { messages } from './words.ts';

/** What the server wrote about the debate, asked for again whenever a judge or a person said something new. */
class Papers {
  ballot: Ballot | undefined;
  flow: Flow | undefined;
  problem: Problem | undefined;
  #asked = '';
  readonly #context: PanelContext;
  readonly #changed: () => void;

  constructor(context: PanelContext, changed: () => void) {
    this.#context = context;
    this.#changed = changed;
  }

  follow(id: string, { judging, turns }: DebateState): void {
    const word = `${judging.state} ${judging.review?.revision} ${judging.overrule?.revision} ${turns.length}`;
    if (this.#asked === word || judging.state === 'pending' || judging.state === 'none') return;
    this.#asked = word;
    void this.ask(id);
  }

  async ask(id: string): Promise<void> {
    this.problem = undefined;
    try {
      this.ballot = await this.#context.call<Ballot>('debate.ballot', { id });
      this.flow = await this.#context.call<Flow>('debate.flow', { id });
    } catch (problem) {
      this.problem = problem as Problem;
    }
    this.#changed();
  }
}

/** The result as a page to read, print and share: decision, reason, points, advice, and the flow of the arguments. */
function mount(host: HTMLElement, context: PanelContext): Mounted {
  let page: View | undefined;
  const papers = new Papers(context, () => page?.draw());
  const room = new Room(context, context.params['id'] ?? '', () => page?.draw());
  page = view(host, () => {
    if (room.state) papers.follow(room.id, room.state);
    return sheet(context, room, papers);
  });
  return {
    dispose() {
      room.dispose();
      page?.dispose();
      return undefined;
    },
  };
}

function sheet(context: PanelContext, room: Room, papers: Papers) {
  const { t } = context;
  const { state } = room;
  if (!state && room.status === 'refused') return empty(context, room, 'arena.gone');
  if (papers.problem)
    return html`<div class="page narrow"><st-trouble heading=${t('ballot.failed')} .problem=${papers.problem}>
      <button class="button small" @click=${() => papers.ask(room.id)}>${t('error.retry')}</button>
    </st-trouble></div>`;
  if (state && !papers.ballot && ['pending', 'waiting'].includes(state.judging.state))
    return empty(context, room, 'ballot.soon');
  if (state?.judging.state === 'none') return empty(context, room, 'ballot.none');
  if (!state || !papers.ballot) return html`<div class="page narrow"><div class="skeleton tall"></div></div>`;
  context.title(`${t('ballot.title')}: ${state.motion.text}`);
  return html`<article class="page ballot">
    ${heading(context, room, papers.ballot)}
    ${papers.ballot.reason ? html`<section aria-labelledby="why"><h2 id="why">${t('ballot.why')}</h2><p class="reading" dir="auto">${papers.ballot.reason}</p></section>` : nothing}
    <div class="sides">${papers.ballot.sides.map((side) => half(context, side))}</div>
    ${papers.flow ? flowSheet(context, state, papers.flow) : nothing}
    ${papers.ballot.judge ? origin(context, papers.ballot.judge) : nothing}
  </article>`;
}

function heading(context: PanelContext, room: Room, { motion, decision, winner, note }: Ballot) {
  const { t } = context;
  const file = (format: 'pdf' | 'markdown' | 'csv') =>
    html`<button class="button small" @click=${() => save(context, room.id, format)}><st-icon name="download"></st-icon>${t(`ballot.${format}`)}</button>`;
  return html`<header>
    <div class="row between tools">
      <a class="small" href="/debates/${room.id}">${t('ballot.back')}</a>
      <div class="row tight">${file('pdf')}${file('markdown')}${file('csv')}
        <button class="button small" @click=${() => window.print()}>${t('ballot.print')}</button></div>
    </div>
    <p class="motion serif" dir="auto">${motion}</p>
    <h1 class=${winner ? hue(winner) : ''} dir="auto">${decision}</h1>
    ${note ? html`<p class="banner" dir="auto">${note}</p>` : nothing}
  </header>`;
}

function half({ t }: PanelContext, side: SideBallot) {
  return html`<section class="side ${hue(side.seat)}" aria-label=${side.name}>
    <div class="row between"><h2 class="speaker" dir="auto">${side.name} <span class="faint small">${t(`seat.${side.seat}`)}</span></h2>
      <span class="figure">${side.total.toFixed(1)}</span></div>
    ${side.points.map((line) => criterion(t, side, line))}
    ${side.keep || side.change ? html`<dl><dt>${t('ballot.keep')}</dt><dd dir="auto">${side.keep}</dd><dt>${t('ballot.change')}</dt><dd dir="auto">${side.change}</dd></dl>` : nothing}
  </section>`;
}

function criterion(
  t: PanelContext['t'],
  { seat }: SideBallot,
  { criterion: name, points, low, high, sentence, quotes }: Line,
) {
  const range = low != null && high != null ? { low: tenth(low), high: tenth(high) } : {};
  const band = { name: t(`criterion.${name}`), value: tenth(points), max: 10, ...range };
  return html`<div class="criterion">
    <st-scores seat=${hue(seat)} .scores=${[band]}></st-scores>
    <p class="small quiet" dir="auto">${sentence}${quotes.map((quote) => html` <q>${quote}</q>`)}</p>
  </div>`;
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10;
}

async function save(context: PanelContext, id: string, format: 'pdf' | 'markdown' | 'csv'): Promise<void> {
  try {
    const input = { id, format };
    const file = await context.call<DebateOperations['debate.document']['output']>('debate.document', input);
    const bytes = Uint8Array.from(atob(file.base64), (unit) => unit.charCodeAt(0));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
    link.download = file.fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  } catch (problem) {
    context.toast({ text: (problem as Error).message, kind: 'bad' });
  }
}

function empty({ t }: PanelContext, room: Room, key: string) {
  return html`<div class="page narrow"><h1 class="unseen">${t('ballot.title')}</h1>
    <st-empty icon="gavel" heading=${t(key)} text=${t(`${key}Text`)}><a class="button" href="/debates/${room.id}">${t('ballot.back')}</a></st-empty>
  </div>`;
}

export default { id: 'debate.ballot', slot: 'page/v1', title: 'Ballot', styles, messages, mount } satisfies Panel;
