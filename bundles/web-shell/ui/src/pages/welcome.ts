import { css, html, LitElement, nothing } from 'lit';
import { base } from '@stoa/ui';
import type { App } from '../shell/app.ts';

/** The first visit of all: the one-time link from the console makes the first administrator. */
class Welcome extends LitElement {
  static override properties = { app: { attribute: false }, busy: { state: true }, problem: { state: true } };
  static override styles = [
    base,
    css`
      :host { max-width: 420px; margin: 0 auto; padding: 5vh var(--space-4); }
      form { display: flex; flex-direction: column; gap: var(--space-4); margin-top: var(--space-5); }
    `,
  ];
  declare app: App;
  declare busy: boolean;
  declare problem: Error | undefined;

  override render() {
    const token = location.hash.slice(1);
    if (!token)
      return html`<st-empty icon="key" heading="This link is not complete" text="Open the whole link that the console printed when Stoa started for the first time."></st-empty>`;
    return html`<h1>Welcome to your hall</h1>
      <p class="quiet">You are the first one here. Choose a name and a password; this account looks after the rest.</p>
      <form @submit=${(event: SubmitEvent) => void this.#submit(event, token)}>
        ${this.problem ? html`<st-trouble .problem=${this.problem}></st-trouble>` : nothing}
        <label class="field">
          <span class="label">Name</span>
          <input class="input" name="name" required maxlength="32" autocomplete="username" autocapitalize="none" />
        </label>
        <label class="field">
          <span class="label">Password</span>
          <input class="input" name="password" type="password" required minlength="10" autocomplete="new-password" />
          <span class="hint">At least 10 characters; three unrelated words are good.</span>
        </label>
        <button class="button primary large" type="submit" aria-busy=${this.busy ? 'true' : nothing}>Open the hall</button>
      </form>`;
  }

  async #submit(event: SubmitEvent, token: string): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.problem = undefined;
    try {
      await this.app.parts.session.setup(token, String(form.get('name')).trim(), String(form.get('password')));
      this.app.navigate('/');
    } catch (error) {
      this.problem = error as Error;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('stoa-welcome', Welcome);
