import { css, html, LitElement, svg } from 'lit';
import sprite from 'virtual:icons';

/** One drawing of the icon set: `<st-icon name="play"></st-icon>`. Decoration unless `label` names it. */
export class Icon extends LitElement {
  static override properties = { name: {}, label: {} };
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: 1.2em;
      height: 1.2em;
      vertical-align: -0.22em;
    }

    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;
  declare name: string;
  declare label: string | undefined;

  override render() {
    const drawing = svg`<use href="${sprite}#${this.name}"></use>`;
    return this.label
      ? html`<svg viewBox="0 0 24 24" role="img" aria-label=${this.label}>${drawing}</svg>`
      : html`<svg viewBox="0 0 24 24" aria-hidden="true">${drawing}</svg>`;
  }
}
