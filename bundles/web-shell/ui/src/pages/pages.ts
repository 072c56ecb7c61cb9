import { html, nothing } from 'lit';
import type { App } from '../shell/app.ts';
import type { Place } from '../shell/place.ts';

/** The shell's own pages; those that few visit are fetched when somebody does. */
export function shellPage(place: Place, app: App, fault: unknown) {
  if (fault) return unreachable(app, fault);
  switch (place.kind) {
    case 'home':
      return lazy('stoa-home', app, () => import('./home.ts'));
    case 'catalogue':
      return lazy('stoa-catalogue', app, () => import('./catalogue.ts'));
    case 'welcome':
      return lazy('stoa-welcome', app, () => import('./welcome.ts'));
    case 'sign-in':
    case 'panel':
      return gate(place, app);
    case 'forbidden':
      return app.user() ? forbidden(app) : gate(place, app);
    case 'missing':
      return missing;
    case 'loading':
      return nothing;
  }
}

interface ShellElement extends HTMLElement {
  app?: App;
}

const made = new Map<string, ShellElement>();

function lazy(tag: string, app: App, load: () => Promise<unknown>) {
  load().catch(() => (app.renewed = true));
  const element: ShellElement = made.get(tag) ?? document.createElement(tag);
  made.set(tag, element);
  element.app = app;
  return element;
}

/** Where a session is needed: sign in, register or come as a guest, then stay on the same address. */
function gate(place: Place, app: App) {
  const why = place.kind === 'panel' ? `“${place.entry.title}” needs to know who you are.` : '';
  const entered = () => place.kind === 'sign-in' && app.navigate('/');
  return html`<div class="page narrow"><stoa-sign-in heading .why=${why} .session=${app.parts.session} @entered=${entered}></stoa-sign-in></div>`;
}

const missing = html`<div class="page narrow">
  <h1 class="unseen">Nothing here</h1>
  <st-empty icon="route" heading="There is nothing at this address" text="It may have been moved, or the plugin that shows it is stopped.">
    <a class="button" href="/">Go to Home</a>
  </st-empty>
</div>`;

function forbidden(app: App) {
  const text = `You are signed in as ${app.user()?.name ?? 'a guest'}. An administrator can give you the role for it, under Admin, People.`;
  return html`<div class="page narrow">
    <h1 class="unseen">Not open to you</h1>
    <st-empty icon="lock" heading="This part is not open to you" text=${text}><a class="button" href="/">Go to Home</a></st-empty>
  </div>`;
}

function unreachable(app: App, fault: unknown) {
  const problem = fault instanceof Error ? fault : { message: String(fault) };
  return html`<div class="page narrow">
    <st-trouble heading="Stoa cannot be reached" .problem=${problem} lost="Nothing that was confirmed is lost; drafts stay in this browser.">
      <div class="row"><button class="button" type="button" @click=${() => void app.start()}>Try again</button></div>
    </st-trouble>
  </div>`;
}
