import { html, nothing } from 'lit';
import type { Ended } from './contract.ts';
import type { Desk } from './desk.ts';

/** Changing the password: what was typed stays in the fields until the server took it. */
export class Password {
  readonly #desk: Desk;
  #busy = false;
  #shown = false;
  #problem: Error | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  draw() {
    const { t } = this.#desk.context;
    return html`<section class="card part" aria-labelledby="password">
      <h2 id="password">${t('password.title')}</h2>
      <p class="quiet small">${t('password.lead')}</p>
      <form class="fields" @submit=${(event: SubmitEvent) => void this.#change(event)}>
        <input class="unseen" aria-hidden="true" tabindex="-1" name="name" autocomplete="username" .value=${this.#desk.known.mine?.name ?? ''} readonly />
        ${this.#problem ? html`<st-trouble heading=${t('password.failed')} .problem=${this.#problem}></st-trouble>` : nothing}
        ${this.#field('current', 'current-password')} ${this.#field('next', 'new-password')}
        <label class="check small">
          <input type="checkbox" .checked=${this.#shown} @change=${() => this.#show()} />${t('password.show')}
        </label>
        <div><button class="button" type="submit" aria-busy=${this.#busy ? 'true' : nothing} ?disabled=${this.#busy}>${t('password.change')}</button></div>
      </form>
    </section>`;
  }

  #field(name: 'current' | 'next', autocomplete: string) {
    const { t } = this.#desk.context;
    const fresh = name === 'next';
    return html`<label class="field">
      <span class="label">${t(`password.${name}`)}</span>
      <input class="input" id="password-${name}" name=${name} type=${this.#shown ? 'text' : 'password'} required minlength=${fresh ? 10 : nothing} maxlength="256" autocomplete=${autocomplete} autocapitalize="none" spellcheck="false" />
      ${fresh ? html`<span class="hint">${t('password.hint')}</span>` : nothing}
    </label>`;
  }

  #show(): void {
    this.#shown = !this.#shown;
    this.#desk.draw();
  }

  async #change(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    const { context } = this.#desk;
    this.#busy = true;
    this.#problem = undefined;
    this.#desk.draw();
    try {
      const input = { current: fields.get('current'), next: fields.get('next') };
      const { ended } = await context.call<Ended>('account.password', input);
      const text = ended > 0 ? context.t('password.ended', { n: ended }) : context.t('password.done');
      context.toast({ text, kind: 'good' });
      form.reset();
      await this.#desk.refresh();
    } catch (error) {
      this.#problem = error as Error;
    } finally {
      this.#busy = false;
      this.#desk.draw();
    }
  }
}
