import { html, nothing } from 'lit';
import type { Member, User } from '@stoa/panel-api';
import type { MenuItem } from '@stoa/ui';
import { keycaps } from './commands.ts';
import { theme } from './theme.ts';

/** What the top bar shows. */
export interface Bar {
  readonly crumbs: readonly { readonly text: string; readonly path?: string }[];
  readonly faces: readonly Member[];
  readonly user: User | undefined;
  /** Whether there is a page about one's own account. */
  readonly account: boolean;
  readonly status: 'live' | 'catching-up' | 'offline';
  readonly latency: number | undefined;
  readonly path: string;
  readonly palette: () => void;
  readonly choose: (id: string) => void;
}

/** The connection in words. */
export function connectionWords(status: Bar['status'], latency: number | undefined): string {
  if (status === 'offline') return 'offline: your text is kept';
  if (status === 'catching-up') return 'catching up';
  return latency === undefined ? 'live' : `live, ${latency} ms`;
}

export function topbar(bar: Bar) {
  return html`<header class="top">
    <ol class="crumbs" aria-label="Where you are">
      ${bar.crumbs.map(
        (crumb, index) =>
          html`<li class="clip">${crumb.path && index < bar.crumbs.length - 1 ? html`<a href=${crumb.path}>${crumb.text}</a>` : crumb.text}</li>`,
      )}
    </ol>
    ${bar.faces.length > 0 ? html`<st-avatars .people=${bar.faces} aria-label="Here now" role="group"></st-avatars>` : nothing}
    ${bar.user ? connection(bar) : nothing}
    <button class="find" type="button" aria-keyshortcuts="Control+K Meta+K" @click=${bar.palette}>
      <st-icon name="search"></st-icon><span>Search</span><kbd>${keycaps('Mod+K').join(' ')}</kbd>
    </button>
    ${bar.user ? html`<stoa-bell .place=${bar.path}></stoa-bell>` : nothing}
    ${me(bar)}
  </header>`;
}

function connection(bar: Bar) {
  const words = connectionWords(bar.status, bar.latency);
  return html`<span class="connection ${bar.status}" role="img" aria-label="Connection: ${words}" title=${words}>
    <span class="dot"></span><span class="words number">${words}</span>
  </span>`;
}

function me(bar: Bar) {
  if (!bar.user) {
    return html`<st-menu label="Look" .items=${look(false)} @choose=${(event: CustomEvent<string>) => bar.choose(event.detail)}>
        <st-icon name="sun"></st-icon>
      </st-menu>
      <a class="button small primary" href="/sign-in">Sign in</a>`;
  }
  const own: MenuItem[] = bar.account ? [{ id: 'account', label: 'Your account', icon: 'circle-user' }] : [];
  const items: MenuItem[] = [
    ...own,
    ...look(own.length > 0),
    { id: 'sign-out', label: 'Sign out', icon: 'log-out', separator: true },
  ];
  return html`<st-menu label="Account and look" look="button plain me" .items=${items} @choose=${(event: CustomEvent<string>) => bar.choose(event.detail)}>
    <st-avatars .people=${[bar.user]}></st-avatars><span class="unseen">Account and look</span>
  </st-menu>`;
}

function look(separated: boolean): MenuItem[] {
  return [
    { id: 'theme:system', label: 'As the device', checked: theme.choice === 'system', separator: separated },
    { id: 'theme:light', label: 'Light', checked: theme.choice === 'light' },
    { id: 'theme:dark', label: 'Dark', checked: theme.choice === 'dark' },
    { id: 'contrast', label: theme.contrast ? 'Normal contrast' : 'High contrast', icon: 'contrast', separator: true },
    { id: 'keys', label: 'Keys', icon: 'keyboard', hint: '?', separator: true },
    { id: 'catalogue', label: 'Components', icon: 'layout-grid' },
  ];
}
