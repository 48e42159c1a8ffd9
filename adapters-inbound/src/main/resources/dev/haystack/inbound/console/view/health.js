import { html } from '../vendor/lit-html.js';
import { duration } from '../text/words.js';
import { spark } from './spark.js';

/** How the service is. @param {any} app */
export const health = ({ health: { report, tookMs, series, info } }) => html`
  <div class="scroll place" tabindex="0" role="region" aria-label="Health">
    <h2>Health ${report ? html`<span class="badge" data-state=${report.status}>${report.status}</span>` : ''}</h2>
    ${info ? self(info) : ''}
    <p class="hint">Asked every two seconds; answered in ${duration(tookMs) || '…'}.</p>
    <table class="dependencies">
      <thead><tr><th scope="col">What</th><th scope="col">State</th><th scope="col">In words</th></tr></thead>
      <tbody>
        ${(report?.dependencies ?? []).map(
          ({ name, status, detail }) => html`<tr data-state=${status}>
            <th scope="row">${name.replaceAll('_', ' ')}</th>
            <td><span class="dot" aria-hidden="true"></span> ${status}</td>
            <td>${detail.replace(/^(up|unused): /, '')}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <div class="sparks">${Object.entries(series).map(([name, values]) => tile(name, values))}</div>
  </div>
`;

/** @param {any} info */
const self = ({ version, started_at: startedAt, node }) => html`
  <p class="facts">
    <span>version ${version}</span><span>up for ${duration(Math.max(0, Date.now() - Date.parse(startedAt)))}</span>${node ? html`<span>node ${node}</span>` : ''}
  </p>
`;

/** @param {string} name @param {(number | undefined)[]} values */
const tile = (name, values) => html`
  <figure>
    <figcaption>${name}</figcaption>
    <p class="number">${shown(name, values.findLast((value) => value !== undefined))}</p>
    ${spark(values)}
  </figure>
`;

/** @param {string} name @param {number | undefined} value */
function shown(name, value) {
  if (value === undefined) return '–';
  return name.startsWith('first text') ? `≤ ${duration(value * 1000)}` : String(Math.round(value * 10) / 10);
}
