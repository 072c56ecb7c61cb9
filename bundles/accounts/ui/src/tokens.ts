import { html, nothing } from 'lit';
import type { Token } from './contract.ts';
import type { Desk } from './desk.ts';
import type { Fresh } from './fresh.ts';

/** Tokens by which programs act for a person. What is revoked cannot come back, so it is confirmed by typing its name. */
export class TokenList {
  readonly #desk: Desk;
  readonly #fresh: Fresh;
  #going: Token | undefined;
  #typed = '';

  constructor(desk: Desk, fresh: Fresh) {
    this.#desk = desk;
    this.#fresh = fresh;
  }

  draw() {
    const { t } = this.#desk.context;
    const tokens = this.#desk.known.tokens ?? [];
    const make = html`<button class="button" type="button" @click=${() => this.#fresh.open()}><st-icon name="plus"></st-icon>${t('tokens.new')}</button>`;
    return html`<section class="card part" aria-labelledby="tokens">
        <div class="row between">
          <h2 id="tokens">${t('tokens.title')}</h2>
          ${tokens.length > 0 ? make : nothing}
        </div>
        <p class="quiet small">${t('tokens.lead')}</p>
        ${
          tokens.length > 0
            ? html`<ul class="list rows">${tokens.map((token) => this.#line(token))}</ul>`
            : html`<st-empty icon="key" heading=${t('tokens.none')} text=${t('tokens.noneText')}>${make}</st-empty>`
        }
      </section>
      ${this.#asking()}`;
  }

  #line(token: Token) {
    const { t } = this.#desk.context;
    return html`<li class="line">
      <st-icon name=${token.device ? 'cpu' : 'key'}></st-icon>
      <div class="grow">
        <p class="head"><strong dir="auto">${token.name}</strong>${token.device ? html`<span class="badge">${t('tokens.device')}</span>` : nothing}</p>
        <p class="quiet small"><span class="mono">${token.scopes.join(' ')}</span> · ${t('tokens.ends')} <st-when at=${token.expiresAt}></st-when></p>
      </div>
      <button class="button small" type="button" aria-label=${t('tokens.revokeOf', { name: token.name })} @click=${() => this.#ask(token)}>${t('tokens.revoke')}</button>
    </li>`;
  }

  #asking() {
    const { t } = this.#desk.context;
    const name = this.#going?.name ?? '';
    return html`<st-dialog heading=${t('revoke.title', { name })} ?open=${this.#going !== undefined} @close=${() => this.#ask(undefined)}>
      ${
        this.#going
          ? html`<form id="revoke" class="fields" @submit=${(event: Event) => void this.#revoke(event)}>
            <p>${t('revoke.lead')}</p>
            <label class="field">
              <span class="label">${t('revoke.type', { name })}</span>
              <input class="input" autofocus autocomplete="off" autocapitalize="none" spellcheck="false" @input=${(event: Event) => this.#type(event)} />
            </label>
            <div class="row end">
              <button class="button" type="button" @click=${() => this.#ask(undefined)}>${t('revoke.keep')}</button>
              <button class="button danger" type="submit" ?disabled=${this.#typed !== name}>${t('tokens.revoke')}</button>
            </div>
          </form>`
          : nothing
      }
    </st-dialog>`;
  }

  #ask(token: Token | undefined): void {
    this.#going = token;
    this.#typed = '';
    this.#desk.draw();
  }

  #type(event: Event): void {
    this.#typed = (event.target as HTMLInputElement).value.trim();
    this.#desk.draw();
  }

  async #revoke(event: Event): Promise<void> {
    event.preventDefault();
    const token = this.#going;
    if (!token || this.#typed !== token.name) return;
    const { context } = this.#desk;
    this.#ask(undefined);
    await this.#desk.act(context.t('tokens.revoked', { name: token.name }), () =>
      context.call('tokens.revoke', { id: token.id }),
    );
  }
}
