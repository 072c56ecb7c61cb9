import { html, nothing } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import type { JudgeChoices, JudgeDescriptor } from './cards.ts';

const MOST_REVIEWERS = 4;

/** Who judges a debate, and who looks again afterwards: those the hall allows, with what each does with the text. */
export class JudgeChoice {
  readonly #context: PanelContext;
  readonly #redraw: () => void;
  #judges: readonly JudgeDescriptor[] = [];
  #unready: JudgeChoices['unready'] = [];
  #judge = '';
  #reviewers: readonly string[] = [];

  constructor(context: PanelContext, redraw: () => void) {
    this.#context = context;
    this.#redraw = redraw;
  }

  /** Without an answer the hall's usual judge stays. */
  async load(): Promise<void> {
    const found = await choices(this.#context).catch(() => ({ judges: [], unready: [] }));
    this.#judges = found.judges;
    this.#unready = found.unready;
    this.#redraw();
  }

  /** The members of the wish; empty for the usual judge and nobody after it. */
  wish(): { judge?: string; reviewers?: readonly string[] } {
    const reviewers = this.#reviewers.filter((id) => id !== this.#chosen()?.id);
    return { ...(this.#judge ? { judge: this.#judge } : {}), ...(reviewers.length > 0 ? { reviewers } : {}) };
  }

  draw() {
    const { t } = this.#context;
    const usual = this.#judges[0];
    if (!usual) return nothing;
    return html`<label class="field">
        <span class="label">${t('new.judge')}</span>
        <select class="input" name="judge" aria-describedby="judge-hint" @change=${this.#choose}>
          <option value="">${t('new.usual', { title: usual.title })}</option>
          ${this.#judges.slice(1).map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
          ${this.#unready.map(({ judge }) => html`<option disabled>${t('new.unready', { title: judge.title })}</option>`)}
        </select>
        <span class="hint" id="judge-hint">${traits(t, this.#chosen() ?? usual)}</span>
      </label>
      ${this.#needs()}${this.#also()}`;
  }

  /** Only those who can do something about it get any. */
  #needs() {
    if (this.#unready.length === 0) return nothing;
    return html`<details class="field">
      <summary class="small">${this.#context.t('new.unreadyList')}</summary>
      <ul class="plain small">${this.#unready.map(({ judge, need }) => html`<li><strong>${judge.title}:</strong> ${need}</li>`)}</ul>
    </details>`;
  }

  #also() {
    const { t } = this.#context;
    const others = this.#judges.filter(({ id }) => id !== this.#chosen()?.id);
    if (others.length === 0) return nothing;
    const asked = this.wish().reviewers ?? [];
    const box = (judge: JudgeDescriptor) => html`<label class="check">
      <input type="checkbox" .checked=${asked.includes(judge.id)} ?disabled=${!asked.includes(judge.id) && asked.length >= MOST_REVIEWERS}
        @change=${() => this.#toggle(judge.id)} />
      <span>${judge.title} <span class="tiny faint">${traits(t, judge)}</span></span>
    </label>`;
    return html`<details class="field also">
      <summary class="small">${asked.length > 0 ? t('new.alsoCount', { n: asked.length }) : t('new.also')}</summary>
      <div class="stack tight"><p class="hint">${t('new.alsoHint')}</p>${others.map(box)}</div>
    </details>`;
  }

  #chosen(): JudgeDescriptor | undefined {
    return this.#judges.find(({ id }) => id === this.#judge) ?? this.#judges[0];
  }

  readonly #choose = (event: Event): void => {
    this.#judge = (event.target as HTMLSelectElement).value;
    this.#redraw();
  };

  #toggle(id: string): void {
    const asked = this.#reviewers;
    this.#reviewers = asked.includes(id) ? asked.filter((one) => one !== id) : [...asked, id];
    this.#redraw();
  }
}

/** The judges that may be chosen here, the usual one first. */
export async function choices(context: PanelContext): Promise<JudgeChoices> {
  return context.call<JudgeChoices>('judges.choices', {});
}

/** What a judge is, where the text goes and what it costs, as one sentence. */
export function traits(t: PanelContext['t'], { kind, reach, cost, languages }: JudgeDescriptor): string {
  const reads = languages.length > 0 ? ` ${t('choice.reads', { list: languages.map(named).join(', ') })}` : '';
  return `${t(`choice.${kind}`)} ${t(`choice.${reach}`)} ${t(`choice.${cost}`)}${reads}`;
}

function named(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
