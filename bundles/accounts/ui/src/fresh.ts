import { html, nothing } from 'lit';
import type { MadeToken, NewToken } from './contract.ts';
import type { Desk } from './desk.ts';

const USUAL_DAYS = '90';
const LENGTHS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '366', label: 'a year' },
];
const FOR_ALL = ['debate', 'ratings'];
const FOR_ADMINS = ['plugins', 'metrics', 'backup'];

/** What a form says a token is wanted for. */
export function wish(form: FormData, days: string): NewToken {
  const typed = String(form.get('more') ?? '').split(/[\s,]+/);
  const scopes = [...form.getAll('scope').map(String), ...typed].filter(Boolean);
  return { name: String(form.get('name') ?? '').trim(), scopes: [...new Set(scopes)], days: Number(days) };
}

/** The dialog that makes a token, and shows its secret once. */
export class Fresh {
  readonly #desk: Desk;
  #opened = false;
  #busy = false;
  #days = USUAL_DAYS;
  #problem: Error | undefined;
  #made: MadeToken | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  open(): void {
    this.#opened = true;
    this.#days = USUAL_DAYS;
    this.#desk.draw();
  }

  draw() {
    const { t } = this.#desk.context;
    const heading = this.#made ? t('made.title') : t('tokens.new');
    return html`<st-dialog heading=${heading} ?open=${this.#opened} @close=${() => this.#close()}>
      ${this.#opened ? (this.#made ? this.#secret(this.#made) : this.#form()) : nothing}
    </st-dialog>`;
  }

  #form() {
    const { t, user } = this.#desk.context;
    const areas = user?.roles.includes('admin') ? [...FOR_ALL, ...FOR_ADMINS] : FOR_ALL;
    return html`<form class="fields" @submit=${(event: SubmitEvent) => void this.#make(event)}>
      ${this.#problem ? html`<st-trouble heading=${t('new.failed')} .problem=${this.#problem}></st-trouble>` : nothing}
      <label class="field">
        <span class="label">${t('new.name')}</span>
        <input class="input" name="name" required maxlength="60" autocomplete="off" autofocus />
        <span class="hint">${t('new.nameHint')}</span>
      </label>
      <fieldset class="scopes">
        <legend>${t('new.may')}</legend>
        ${areas.map((area) => html`<label class="check"><input type="checkbox" name="scope" value=${area} />${t(`scope.${area}`)} <span class="faint mono small">${area}</span></label>`)}
      </fieldset>
      <label class="field">
        <span class="label">${t('new.more')}</span>
        <input class="input mono" name="more" autocomplete="off" autocapitalize="none" spellcheck="false" />
        <span class="hint">${t('new.moreHint')}</span>
      </label>
      <div class="field">
        <span class="label" aria-hidden="true">${t('new.days')}</span>
        <st-segmented label=${t('new.days')} .options=${LENGTHS} .value=${this.#days} @change=${(event: CustomEvent<string>) => void (this.#days = event.detail)}></st-segmented>
      </div>
      <div class="row end">
        <button class="button" type="button" @click=${() => this.#close()}>${t('new.cancel')}</button>
        <button class="button primary" type="submit" aria-busy=${this.#busy ? 'true' : nothing} ?disabled=${this.#busy}>${t('new.make')}</button>
      </div>
    </form>`;
  }

  #secret({ token, secret }: MadeToken) {
    const { t } = this.#desk.context;
    return html`<div class="fields">
      <p>${t('made.lead', { name: token.name })}</p>
      <div class="row tight secret">
        <input class="input mono grow" id="secret" readonly aria-label=${t('made.secret')} .value=${secret} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <button class="button" type="button" @click=${(event: Event) => void this.#copy(event, secret)}><st-icon name="copy"></st-icon>${t('made.copy')}</button>
      </div>
      <div class="row end"><button class="button primary" type="button" @click=${() => this.#close()}>${t('made.done')}</button></div>
    </div>`;
  }

  async #make(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { context } = this.#desk;
    const input = wish(new FormData(event.target as HTMLFormElement), this.#days);
    this.#problem = input.scopes.length > 0 ? undefined : new Error(context.t('new.nothing'));
    this.#busy = this.#problem === undefined;
    this.#desk.draw();
    if (this.#problem) return;
    try {
      const made = await context.call<MadeToken>('tokens.create', input);
      if (this.#opened) this.#made = made;
    } catch (error) {
      this.#problem = error as Error;
    } finally {
      this.#busy = false;
      await this.#desk.refresh();
    }
  }

  /** Pages without a secure origin may not write the clipboard; then the text is selected for the person. */
  async #copy(event: Event, secret: string): Promise<void> {
    const { context } = this.#desk;
    const field = (event.currentTarget as HTMLElement).previousElementSibling as HTMLInputElement;
    try {
      await navigator.clipboard.writeText(secret);
      context.toast({ text: context.t('made.copied'), kind: 'good' });
    } catch {
      field.focus();
      context.toast({ text: context.t('made.byHand'), kind: 'warn' });
    }
  }

  /** The secret leaves the page with the dialog. */
  #close(): void {
    this.#opened = false;
    this.#made = undefined;
    this.#problem = undefined;
    this.#desk.draw();
  }
}
