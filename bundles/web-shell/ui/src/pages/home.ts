import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { base } from '@stoa/ui';
import type { Disposable, User } from '@stoa/panel-api';
import type { App } from '../shell/app.ts';
import { sections } from '../shell/sections.ts';
import type { Section } from '../shell/sections.ts';

interface Door {
  readonly title: string;
  readonly text: string;
}

const DOORS: Readonly<Record<string, Door>> = {
  Debates: { title: 'Watch a live debate', text: 'Two people, one motion, a clock each. Take a seat in the gallery.' },
  Code: { title: 'Run a program', text: 'Write, run and see it move, together with others.' },
  Algorithms: { title: 'Step through an algorithm', text: 'Forwards, backwards, at your pace.' },
  Devices: { title: 'Look after a device', text: 'What it measures, what it was told, what it did.' },
  People: { title: 'See who leads', text: 'Ratings move with every debate that is judged.' },
};
const MOST_DOORS = 3;

/** The way in: what is live, and the first things to try. Bundles fill the slot `home/v1`. */
class Home extends LitElement {
  static override properties = { app: { attribute: false } };
  static override styles = [
    base,
    css`
      .greeting { margin-bottom: var(--space-6); }
      .greeting h1 { font: 500 clamp(1.6rem, 1.1rem + 2vw, 2.3rem) / 1.15 var(--serif); letter-spacing: -0.015em; }
      .greeting p { max-width: 56ch; margin-top: var(--space-2); font-size: 1.08rem; }
      .doors { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 250px), 1fr)); gap: var(--space-4); margin-bottom: var(--space-6); }
      .door { display: grid; grid-template-columns: auto 1fr auto; gap: 4px var(--space-3); padding: var(--space-5); font: inherit; }
      .door st-icon { width: 22px; height: 22px; color: var(--accent); }
      .door .go { grid-row: 1; grid-column: 3; color: var(--ink-3); transition: translate var(--quick); }
      .door:hover .go { translate: 3px 0; color: var(--accent); }
      .door p { grid-column: 2 / -1; }
      .live { display: flex; flex-direction: column; gap: var(--space-6); }
    `,
  ];
  declare app: App;
  readonly #live = Object.assign(document.createElement('div'), { className: 'live' });
  #slot: Disposable | undefined;
  #forUser: string | undefined;
  readonly #changed = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#slot?.dispose();
    this.#slot = undefined;
    this.app.parts.registry.removeEventListener('change', this.#changed);
  }

  override render() {
    const user = this.app.user();
    const list = sections(this.app.parts.registry.inSlot('page/v1'));
    return html`<div class="page">
      <div class="greeting">
        <h1>${user ? `Good to see you, ${user.name}` : 'An open hall for learning together'}</h1>
        <p class="quiet">${user ? 'Here is what goes on now.' : 'Debate under a fair clock and an explained judge. Watch without an account; join when you like.'}</p>
      </div>
      ${this.#settled(user) ? nothing : this.#doors(list)}
      ${user ? this.#live : nothing}
    </div>`;
  }

  override updated(_: PropertyValues): void {
    const { registry } = this.app.parts;
    registry.addEventListener('change', this.#changed);
    const user = this.app.user()?.id;
    if (user === this.#forUser && this.#slot) return;
    this.#slot?.dispose();
    this.#forUser = user;
    this.#slot = user ? this.app.fill('home/v1', this.#live, {}) : undefined;
  }

  /** Whoever has an account and something live to look at needs no doors. */
  #settled(user: User | undefined): boolean {
    const live = this.app.parts.registry.inSlot('home/v1').length > 0;
    return user !== undefined && !user.roles.includes('guest') && live;
  }

  #doors(list: readonly Section[]) {
    const open = list.filter((section) => DOORS[section.name]).slice(0, MOST_DOORS);
    const shown = open.length > 0 ? open : [{ name: 'Debates', icon: 'messages-square', path: '/debates', places: [] }];
    return html`<div class="doors">${shown.map((section) => this.#door(section))}</div>`;
  }

  #door(section: Section) {
    const door = DOORS[section.name] as Door;
    return html`<a class="card door" href=${section.path} @click=${(event: Event) => this.#enter(event, section.path)}>
      <st-icon name=${section.icon}></st-icon><h2>${door.title}</h2><st-icon class="go" name="arrow-right"></st-icon>
      <p class="quiet">${door.text}</p>
    </a>`;
  }

  /** A newcomer walks straight in: a guest gets a name without being asked. */
  async #enter(event: Event, path: string): Promise<void> {
    const { session } = this.app.parts;
    if (this.app.user() || !session.allows.guests) return;
    event.preventDefault();
    await session.guest(`Guest ${1000 + Math.floor(Math.random() * 9000)}`).catch(() => undefined);
    this.app.navigate(path);
  }
}

customElements.define('stoa-home', Home);
