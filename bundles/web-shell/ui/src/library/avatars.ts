import { css, html, LitElement, nothing } from 'lit';
import { base } from './css.ts';

export interface Face {
  readonly id: string;
  readonly name: string;
}

const TINTS = 8;

/** First letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '?';
}

function tint(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % TINTS;
}

/** Faces of people, then a number: `<st-avatars .people=${people} max="5"></st-avatars>`. */
export class Avatars extends LitElement {
  static override properties = { people: { attribute: false }, max: { type: Number }, size: {} };
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        align-items: center;
      }

      .face {
        display: inline-grid;
        place-items: center;
        width: 28px;
        height: 28px;
        border: 2px solid var(--surface-1);
        border-radius: 50%;
        color: var(--tint, var(--ink-2));
        background: color-mix(in oklch, var(--tint, var(--ink-3)) 16%, var(--surface-2));
        font: 600 0.72rem / 1 var(--sans);
      }

      .face + .face {
        margin-inline-start: -7px;
      }

      :host([size='large']) .face {
        width: 40px;
        height: 40px;
        font-size: 0.95rem;
      }

      .t0 { --tint: var(--seat-a); }
      .t1 { --tint: var(--seat-b); }
      .t2 { --tint: var(--accent); }
      .t3 { --tint: var(--bad); }
      .t4 { --tint: var(--good); }
      .t5 { --tint: var(--warn); }
      .t6 { --tint: var(--ink-2); }
      .t7 { --tint: var(--live); }

      .more {
        margin-inline-start: 6px;
        color: var(--ink-2);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
  declare people: readonly Face[];
  declare max: number;

  constructor() {
    super();
    this.people = [];
    this.max = 4;
  }

  override render() {
    const shown = this.people.slice(0, this.max);
    const rest = this.people.length - shown.length;
    return html`${shown.map(
      (face) =>
        html`<span class="face t${tint(face.id)}" role="img" aria-label=${face.name} title=${face.name}
          >${initials(face.name)}</span
        >`,
    )}${rest > 0 ? html`<span class="more" aria-label="${rest} more">+${rest}</span>` : nothing}`;
  }
}
