import { html, nothing } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import type { DebateState, Flow } from './contract.ts';
import { hue, nameOf } from './people.ts';
import { strands } from './strands.ts';
import type { Strand } from './strands.ts';

/** The arguments as debaters note them down: a column for each turn, a row for each argument. */
export function flowSheet(context: PanelContext, state: DebateState, flow: Flow) {
  const { t } = context;
  const rows = strands(flow);
  if (rows.length === 0) return nothing;
  return html`<section class="flow" aria-labelledby="flow">
    <h2 id="flow">${t('flow.title')}</h2>
    <p class="small quiet">${t('flow.note')}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="flow">
      <table>
        <thead><tr>${state.turns.map(
          (turn) =>
            html`<th scope="col" class=${hue(turn.seat)}>${turn.number} ${nameOf(state, turn.seat, context)}</th>`,
        )}<th scope="col">${t('flow.end')}</th></tr></thead>
        <tbody>${rows.map((strand) => row(context, state, strand))}</tbody>
      </table>
    </div>
  </section>`;
}

function row({ t }: PanelContext, state: DebateState, { first, cells }: Strand) {
  const { dropped } = first;
  return html`<tr class=${dropped ? 'dropped' : ''}>
    ${state.turns.map((turn) => html`<td class=${cells.has(turn.number) ? hue(turn.seat) : ''} dir="auto">${cells.get(turn.number)?.text ?? ''}</td>`)}
    <td class="end">${dropped ? html`<span class="badge warn">${t('flow.dropped')}</span>` : t(cells.size > 1 ? 'flow.met' : 'flow.last')}</td>
  </tr>`;
}
