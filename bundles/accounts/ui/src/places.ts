import { html, nothing } from 'lit';
import type { Place } from './contract.ts';
import type { Desk } from './desk.ts';

/** The browsers in which one is signed in, this one first; each of the others can be signed out from here. */
export function places(desk: Desk) {
  const { t } = desk.context;
  const all = [...(desk.known.places ?? [])].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.seenAt.localeCompare(a.seenAt),
  );
  const others = all.filter((place) => !place.current);
  return html`<section class="card part" aria-labelledby="places">
    <div class="row between">
      <h2 id="places">${t('places.title')}</h2>
      ${others.length > 1 ? html`<button class="button small" type="button" @click=${() => void endAll(desk, others)}>${t('places.others')}</button>` : nothing}
    </div>
    <ul class="list rows">${all.map((place) => line(desk, place))}</ul>
    ${others.length === 0 ? html`<p class="quiet small">${t('places.alone')}</p>` : nothing}
  </section>`;
}

function line(desk: Desk, place: Place) {
  const { t } = desk.context;
  const address = where(place.address);
  return html`<li class="line">
    <st-icon name="monitor"></st-icon>
    <div class="grow">
      <p class="head"><strong dir="auto">${address}</strong>${place.current ? html`<span class="badge good">${t('places.here')}</span>` : nothing}</p>
      <p class="quiet small">
        ${t('places.used')} <st-when at=${place.seenAt}></st-when>, ${t('places.began')} <st-when at=${place.createdAt}></st-when>
      </p>
    </div>
    ${place.current ? nothing : html`<button class="button small" type="button" aria-label=${t('places.endOf', { address })} @click=${() => void end(desk, place)}>${t('places.end')}</button>`}
  </li>`;
}

/** The address of the machine itself in a word that people know. */
function where(address: string): string {
  return /^(127\.|::1$|0:0:0:0:0:0:0:1$|\[::1\]$)/.test(address) ? 'this machine' : address;
}

function end(desk: Desk, place: Place): Promise<boolean> {
  const { context } = desk;
  const done = context.t('places.ended', { address: where(place.address) });
  return desk.act(done, () => context.call('account.sessions.revoke', { id: place.id }));
}

function endAll(desk: Desk, others: readonly Place[]): Promise<boolean> {
  const { context } = desk;
  return desk.act(context.t('places.allEnded', { n: others.length }), () =>
    Promise.all(others.map(({ id }) => context.call('account.sessions.revoke', { id }).catch(overAlready))),
  );
}

/** It may have ended by itself since it was listed, which is what was wanted. */
function overAlready(error: { readonly code?: string }): void {
  if (error.code !== 'NOT_FOUND') throw error;
}
