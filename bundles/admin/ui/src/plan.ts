import { html, nothing } from 'lit';
import type { Plan, Plugins } from './contract.ts';
import type { Desk } from './list.ts';

/** What is to change: a kept version takes over, or a jar from the deploy folder comes in. */
export type Change =
  { readonly id: string; readonly title: string; readonly version: string } | { readonly file: string };

/** Shows what a change would do before it is done; nothing happens until it is applied. */
export class PlanDialog {
  readonly #desk: Desk<Plugins>;
  #opened = false;
  #change: Change | undefined;
  #plan: Plan | undefined;
  #problem: Error | undefined;
  #busy = false;

  constructor(desk: Desk<Plugins>) {
    this.#desk = desk;
  }

  /** Without a change it asks for a jar first. */
  async open(change?: Change): Promise<void> {
    this.#opened = true;
    this.#change = this.#plan = this.#problem = undefined;
    if (change) await this.#ask(change);
    else this.#desk.draw();
  }

  draw() {
    const { t } = this.#desk.context;
    const change = this.#change;
    const heading = !change || 'file' in change ? t('deploy.title') : t('plan.title', change);
    return html`<st-dialog heading=${heading} ?open=${this.#opened} @close=${() => this.#close()}>
      ${this.#opened ? html`<div class="stack">${change && !this.#problem ? this.#shown() : this.#form()}</div>` : nothing}
    </st-dialog>`;
  }

  #form() {
    const { t } = this.#desk.context;
    const { folder } = this.#desk.loaded().value ?? {};
    const trouble = this.#problem
      ? html`<st-trouble heading=${t('plan.failed')} .problem=${this.#problem} lost=${t('plan.nothing')}></st-trouble>`
      : nothing;
    if (this.#change && !('file' in this.#change)) return trouble;
    return html`${trouble}<form class="stack" @submit=${(event: SubmitEvent) => this.#look(event)}>
      <label class="field">
        <span class="label">${t('deploy.file')}</span>
        <input class="input mono" name="file" required autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="judge-clarity.jar" />
        <span class="hint">${t('deploy.hint')} ${folder ? html`<code class="folder">${folder}</code>` : nothing}</span>
      </label>
      <div class="row end"><button class="button primary" type="submit">${t('deploy.look')}</button></div>
    </form>`;
  }

  #shown() {
    const { t } = this.#desk.context;
    const plan = this.#plan;
    if (!plan) return html`<div class="skeleton tall" aria-busy="true" aria-label=${t('plan.asking')}></div>`;
    const stuck = plan.problems.length > 0;
    return html`<p class="mono small">${plan.from ? `${plan.from} → ${plan.to}` : plan.to}</p>
      ${stuck ? html`<p>${t('plan.problems')}</p>` : nothing}
      <ol class="steps">${(stuck ? plan.problems : plan.steps).map((line) => html`<li>${line}</li>`)}</ol>
      <div class="row end">
        <button class="button" type="button" @click=${() => this.#close()}>${t('plan.leave')}</button>
        <button class="button primary" type="button" aria-busy=${this.#busy ? 'true' : nothing} ?disabled=${stuck || this.#busy} @click=${() => void this.#apply()}>${t('plan.apply')}</button>
      </div>`;
  }

  #look(event: SubmitEvent): void {
    event.preventDefault();
    const file = String(new FormData(event.target as HTMLFormElement).get('file') ?? '').trim();
    void this.#ask({ file });
  }

  async #ask(change: Change): Promise<void> {
    this.#change = change;
    this.#plan = this.#problem = undefined;
    this.#desk.draw();
    const input = 'file' in change ? { id: 'new', file: change.file } : { id: change.id, version: change.version };
    const told = await this.#desk.context.call<Plan>('plugins.plan', input).catch((error: Error) => error);
    if (this.#change !== change) return;
    if (told instanceof Error) this.#problem = told;
    else this.#plan = told;
    this.#desk.draw();
  }

  async #apply(): Promise<void> {
    const { context } = this.#desk;
    const change = this.#change;
    if (!change || this.#busy) return;
    this.#busy = true;
    this.#desk.draw();
    if ('file' in change) {
      await this.#desk.act('plugins.deploy', change, context.t('deploy.done', change));
    } else {
      const { id, title, version } = change;
      const back = () => this.#desk.act('plugins.rollback', { id }, context.t('plugins.back', { title }));
      await this.#desk.act('plugins.swap', { id, version }, context.t('plugins.swapped', { title, version }), back);
    }
    this.#busy = false;
    this.#close();
  }

  #close(): void {
    this.#opened = false;
    this.#change = undefined;
    this.#desk.draw();
  }
}
