import { unsafeCSS } from 'lit';
import type { CSSResult } from 'lit';
import baseText from '../tokens/base.css';
import blocksText from '../tokens/blocks.css';
import controlsText from '../tokens/controls.css';

/** What every shadow root of the page adopts; one constructed stylesheet shared by all of them. */
export const base: CSSResult = unsafeCSS(baseText + controlsText + blocksText);

/** A stylesheet written in a `.css` file, for `static styles`. */
export function sheet(text: string): CSSResult {
  return unsafeCSS(text);
}
