import { html, nothing } from 'lit';
import { holds } from './sections.ts';
import type { Section } from './sections.ts';

const MOST_ON_PHONE = 4;

/** The way through the product: a rail at the side, a bar at the bottom on a phone. */
export function rail(list: readonly Section[], path: string, collapsed: boolean, collapse: () => void) {
  const home: Section = { name: 'Home', icon: 'house', path: '/', places: [] };
  const admin = list.filter((section) => section.name === 'Admin');
  const rest = list.filter((section) => section.name !== 'Admin');
  return html`<nav class="rail" aria-label="Main">
    <a class="mark" href="/" aria-label="Stoa, home">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M3 10.5 16 3l13 7.5v2.3H3zM5.5 15h3.6v10H5.500zm8.7 0h3.600v10h-3.600zm8.700 0h3.600v10h-3.600zM3 26.700h26V29H3z" />
      </svg>
      <span>Stoa</span>
    </a>
    <ul class="places">
      ${[home, ...rest].map((section) => entry(section, path, collapsed))}
    </ul>
    <span class="space"></span>
    <ul class="places low">${admin.map((section) => entry(section, path, collapsed))}</ul>
    <button class="fold" type="button" aria-label=${collapsed ? 'Widen the menu' : 'Fold the menu'} aria-expanded=${!collapsed} @click=${collapse}>
      <st-icon name="panel-left"></st-icon><span>Fold</span>
    </button>
  </nav>`;
}

/** The same ways within reach of a thumb. */
export function bottomBar(list: readonly Section[], path: string) {
  const home: Section = { name: 'Home', icon: 'house', path: '/', places: [] };
  const shown = [home, ...list].slice(0, MOST_ON_PHONE + 1);
  return html`<nav class="bottom" aria-label="Main">${shown.map((section) => link(section, path))}</nav>`;
}

/** The places of the section one is in, where the rail has no room for them. */
export function subPlaces(list: readonly Section[], path: string) {
  const section = list.find((candidate) => holds(candidate, path));
  if (!section || section.places.length < 2) return nothing;
  return html`<nav class="sub" aria-label=${section.name}>
    ${section.places.map((place) => html`<a href=${place.path} aria-current=${within(place.path, path) ? 'page' : nothing}>${place.title}</a>`)}
  </nav>`;
}

function entry(section: Section, path: string, collapsed: boolean) {
  const open = !collapsed && section.places.length > 1 && holds(section, path);
  const body = link(section, path);
  return html`<li>
    ${collapsed ? html`<st-tooltip text=${section.name} place="right">${body}</st-tooltip>` : body}
    ${
      open
        ? html`<ul class="inner">
          ${section.places.map(
            (place) =>
              html`<li><a href=${place.path} aria-current=${within(place.path, path) ? 'page' : nothing}>${place.title}</a></li>`,
          )}
        </ul>`
        : nothing
    }
  </li>`;
}

function link(section: Section, path: string) {
  const here = section.path === '/' ? path === '/' : holds(section, path);
  return html`<a class="place" href=${section.path} aria-current=${here ? 'page' : nothing}>
    <st-icon name=${section.icon}></st-icon><span>${section.name}</span>
  </a>`;
}

function within(place: string, path: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
