import { css, html, LitElement, nothing } from 'lit';
import { base } from '@stoa/ui';
import type { Session } from '../shell/session.ts';

type Way = 'sign-in' | 'register' | 'guest';

/** Three ways in: with an account, with a new one, or as a guest with a name. Fires `entered`. */
export class SignIn extends LitElement {
  static override properties = {
    session: { attribute: false },
    why: {},
    heading: { type: Boolean },
    way: { state: true },
    busy: { state: true },
    problem: { state: true },
  };
  static override styles = [
    base,
    css`
      :host { max-width: 400px; margin: 0 auto; }
      :host([heading]) { padding-top: 4vh; }
      form { display: flex; flex-direction: column; gap: var(--space-4); }
      .intro { margin-bottom: var(--space-5); }
      st-segmented { display: block; margin-bottom: var(--space-5); }
    `,
  ];
  declare session: Session;
  declare why: string;
  declare heading: boolean;
  declare way: Way;
  declare busy: boolean;
  declare problem: Error | undefined;

  constructor() {
    super();
    this.why = '';
    this.heading = false;
    this.way = 'sign-in';
    this.busy = false;
  }

  override render() {
    return html`${this.heading ? this.#intro() : nothing}
      <st-segmented label="How to come in" .options=${this.#ways()} .value=${this.way} @change=${this.#choose}></st-segmented>
      <form @submit=${this.#submit}>
        ${this.problem ? html`<st-trouble heading="That did not work" .problem=${this.problem}></st-trouble>` : nothing}
        ${this.way === 'guest' ? guestFields : accountFields(this.way)}
        <button class="button primary large" type="submit" aria-busy=${this.busy} ?disabled=${this.busy}>${LABELS[this.way]}</button>
      </form>`;
  }

  #intro() {
    return html`<div class="intro stack tight">
      <h1>Come in</h1>
      <p class="quiet">${this.why || 'An open hall for learning together.'}</p>
    </div>`;
  }

  #ways() {
    const { registration, guests } = this.session.allows;
    return [
      { value: 'sign-in', label: 'Sign in' },
      ...(registration ? [{ value: 'register', label: 'New account' }] : []),
      ...(guests ? [{ value: 'guest', label: 'Guest' }] : []),
    ];
  }

  #choose(event: CustomEvent<Way>): void {
    this.way = event.detail;
    this.problem = undefined;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const [name, password] = [String(form.get('name') ?? '').trim(), String(form.get('password') ?? '')];
    this.busy = true;
    this.problem = undefined;
    try {
      await this.#enter(name, password);
      this.dispatchEvent(new CustomEvent('entered'));
    } catch (error) {
      this.problem = error as Error;
    } finally {
      this.busy = false;
    }
  }

  #enter(name: string, password: string): Promise<void> {
    if (this.way === 'guest') return this.session.guest(name);
    return this.way === 'register' ? this.session.register(name, password) : this.session.signIn(name, password);
  }
}

const LABELS: Readonly<Record<Way, string>> = {
  'sign-in': 'Sign in',
  register: 'Make the account',
  guest: 'Come in as a guest',
};

const guestFields = html`<label class="field">
  <span class="label">How should we call you?</span>
  <input class="input" name="name" required maxlength="32" autocomplete="nickname" />
  <span class="hint">You can watch and try everything that is open to guests. Nothing is asked of you.</span>
</label>`;

function accountFields(way: Way) {
  const fresh = way === 'register';
  return html`<label class="field">
      <span class="label">Name</span>
      <input class="input" name="name" required maxlength="32" autocomplete="username" autocapitalize="none" spellcheck="false" />
    </label>
    <label class="field">
      <span class="label">Password</span>
      <input class="input" name="password" type="password" required minlength=${fresh ? 10 : nothing} autocomplete=${fresh ? 'new-password' : 'current-password'} />
      ${fresh ? html`<span class="hint">At least 10 characters; three unrelated words are good.</span>` : nothing}
    </label>`;
}
