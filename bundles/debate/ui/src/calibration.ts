import { html, svg } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import type { Bin } from './cards.ts';

const SIDE = 200;
const EDGE = 26;
const at = (share: number) => EDGE + share * SIDE;
const up = (share: number) => EDGE + (1 - share) * SIDE;

/** How sure against how often right: on the line, the judge is as sure as it should be. */
export function calibration({ t }: PanelContext, bins: readonly Bin[]) {
  const most = Math.max(...bins.map(({ count }) => count), 1);
  return html`<figure class="calibration">
    <figcaption class="small">${t('card.calibration')}</figcaption>
    <svg viewBox="0 0 ${SIDE + EDGE + 12} ${SIDE + EDGE * 2 + 8}" role="img" aria-label=${spoken(t, bins)}>
      ${[0, 0.5, 1].map(
        (tick) => svg`<line class="grid" x1=${at(0)} x2=${at(1)} y1=${up(tick)} y2=${up(tick)} />
          <line class="grid" x1=${at(tick)} x2=${at(tick)} y1=${up(0)} y2=${up(1)} />
          <text x=${EDGE - 4} y=${up(tick) + 4} text-anchor="end">${tick * 100}</text>
          <text x=${at(tick)} y=${up(0) + 16} text-anchor="middle">${tick * 100}</text>`,
      )}
      <line class="ideal" x1=${at(0)} y1=${up(0)} x2=${at(1)} y2=${up(1)} />
      <polyline points=${bins.map((bin) => `${at(bin.predicted)},${up(bin.observed)}`).join(' ')} />
      ${bins.map((bin) => svg`<circle cx=${at(bin.predicted)} cy=${up(bin.observed)} r=${2.5 + 5 * Math.sqrt(bin.count / most)} />`)}
      <text x=${at(0.5)} y=${up(0) + 32} text-anchor="middle">${t('card.axes')}</text>
    </svg>
  </figure>`;
}

function spoken(t: PanelContext['t'], bins: readonly Bin[]): string {
  const percent = (share: number) => Math.round(share * 100);
  return bins
    .map(({ predicted, observed, count }) =>
      t('card.bin', { sure: percent(predicted), right: percent(observed), n: count }),
    )
    .join(' ');
}
