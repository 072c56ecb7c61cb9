import { html, nothing } from 'lit';
import { view } from '@stoa/ui';
import type { View } from '@stoa/ui';
import { Disposables, disposable } from '@stoa/panel-api';
import type { Mounted, Panel, PanelContext } from '@stoa/panel-api';
import styles from './account.css';
import { deskOf, isGuest } from './desk.ts';
import type { Desk } from './desk.ts';
import { Fresh } from './fresh.ts';
import { messages } from './messages.ts';
import { Password } from './password.ts';
import { places } from './places.ts';
import { TokenList } from './tokens.ts';

/** Sessions come and go elsewhere, so the page looks again while somebody looks at it. */
const EVERY = 15_000;

function mount(host: HTMLElement, context: PanelContext): Mounted {
  const owned = new Disposables();
  let page: View | undefined;
  const desk = deskOf(context, () => page?.draw());
  const fresh = new Fresh(desk);
  const parts = { password: new Password(desk), tokens: new TokenList(desk, fresh), fresh };
  page = owned.add(view(host, () => account(desk, parts)));
  const look = () => document.visibilityState === 'visible' && void desk.refresh();
  const timer = setInterval(look, EVERY);
  owned.add(disposable(() => clearInterval(timer)));
  owned.listen(document, 'visibilitychange', look);
  context.title(context.t('title'));
  if (!isGuest(context)) {
    context.commands.register({
      id: 'accounts.token',
      title: context.t('tokens.new'),
      icon: 'key',
      run: () => fresh.open(),
    });
  }
  void desk.refresh();
  return { dispose: () => owned.dispose() };
}

interface Parts {
  readonly password: Password;
  readonly tokens: TokenList;
  readonly fresh: Fresh;
}

function account(desk: Desk, parts: Parts) {
  const { context, known } = desk;
  const { t } = context;
  return html`<div class="page narrow stack loose">
    ${header(desk)}
    ${
      known.problem
        ? html`<st-trouble heading=${t('failed')} .problem=${known.problem}>
          <div><button type="button" class="button small" @click=${() => void desk.refresh()}>${t('retry')}</button></div>
        </st-trouble>`
        : nothing
    }
    ${known.mine ? content(desk, parts) : known.problem ? nothing : skeleton}
  </div>
  ${isGuest(context) ? nothing : parts.fresh.draw()}`;
}

function header(desk: Desk) {
  const { context, known } = desk;
  const { t } = context;
  const name = known.mine?.name ?? context.user?.name ?? '';
  return html`<header class="row who">
    <st-avatars size="large" .people=${[{ id: context.user?.id ?? '', name }]}></st-avatars>
    <div class="grow">
      <h1 dir="auto">${name || t('title')}</h1>
      <p class="row tight quiet small">
        ${(known.mine?.roles ?? context.user?.roles ?? []).map((role) => html`<span class="badge">${role}</span>`)}
        ${known.mine ? html`<span>${t('since')} <st-when at=${known.mine.createdAt}></st-when></span>` : nothing}
      </p>
    </div>
    <button class="button" type="button" @click=${() => context.signal('session.end')}><st-icon name="log-out"></st-icon>${t('out')}</button>
  </header>`;
}

function content(desk: Desk, { password, tokens }: Parts) {
  const { t } = desk.context;
  if (isGuest(desk.context)) {
    const note = html`<div class="banner"><st-icon name="info"></st-icon><span class="grow">${t('guest')} ${t('guest.how')}</span></div>`;
    return html`${note}${places(desk)}`;
  }
  return html`${places(desk)}${password.draw()}${tokens.draw()}`;
}

const skeleton = html`<div class="stack" aria-busy="true" aria-label="Loading">
  ${[1, 2, 3].map(() => html`<div class="card"><div class="skeleton line short"></div><div class="skeleton tall"></div></div>`)}
</div>`;

export default { id: 'accounts.mine', slot: 'page/v1', title: 'Your account', styles, messages, mount } satisfies Panel;
