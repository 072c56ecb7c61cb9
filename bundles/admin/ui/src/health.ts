import { html, nothing } from 'lit';
import type { Panel } from '@stoa/panel-api';
import { disposable } from '@stoa/panel-api';
import type { Check, Health } from './contract.ts';
import styles from './desk.css';
import { frame, mountDesk } from './list.ts';
import type { Desk } from './list.ts';
import { messages } from './messages.ts';

const EVERY = 10_000;
const ICONS = { ok: 'circle-check', degraded: 'triangle-alert', down: 'circle-alert' } as const;

const panel: Panel = {
  id: 'admin.health',
  slot: 'page/v1',
  title: 'Health',
  styles,
  messages,
  mount(host, context) {
    const mounted = mountDesk<Health>(host, context, 'admin.health', page);
    const timer = setInterval(() => document.visibilityState === 'visible' && void mounted.desk.refresh(), EVERY);
    mounted.desk.owned.add(disposable(() => clearInterval(timer)));
    return mounted;
  },
};

function page(desk: Desk<Health>) {
  const again = html`<button type="button" class="button" @click=${() => void desk.refresh()}>
    <st-icon name="refresh-cw"></st-icon>Look again
  </button>`;
  return frame(
    desk,
    'health',
    again,
    ({ status, checks }) => html`<p class="verdict" role="status">
        <st-icon class=${status} name=${ICONS[status]}></st-icon>${desk.context.t(`health.${status}`)}
      </p>
      <div class="card flush"><ul class="list">${checks.map(line)}</ul></div>`,
  );
}

function line(check: Check) {
  return html`<li class="check">
    <st-icon class=${check.status} name=${ICONS[check.status]} label=${check.status}></st-icon>
    <strong>${check.name}</strong>
    ${check.detail ? html`<span class="quiet small grow">${check.detail}</span>` : nothing}
  </li>`;
}

export default panel;
