import { html } from '../vendor/lit-html.js';
import { mergePatch } from '../model/states.js';
import { changed } from '../model/schedule.js';
import { clock } from '../text/words.js';
import { tree } from './tree.js';

/** @type {{text?: string, isTree?: boolean}} what is written and not told yet, and how it is shown */
const draft = {};

/** The page's state: written, told, and what became of it. @param {any} app */
export function states(app) {
  const { haystack, page, states: log } = app;
  const text = draft.text ?? JSON.stringify(page.state, null, 2);
  const wanted = parse(text);
  const patch = wanted && mergePatch(page.state, wanted);
  const isReady = Boolean(wanted);
  return html`
    <div class="field">
      <div class="row">
        <label for="state">What the page shows ${log.version === undefined ? '' : html`<small>version ${log.version}</small>`}</label>
        <button class="quiet copy" type="button" aria-pressed=${Boolean(draft.isTree)} ?disabled=${!isReady} @click=${() => show({ isTree: !draft.isTree })}>Tree</button>
      </div>
      ${draft.isTree && wanted
        ? html`<div class="tree scroll" tabindex="0" role="region" aria-label="Tree of the state">${Object.entries(wanted).map(([name, value]) => tree(value, name, 1))}</div>`
        : html`<textarea id="state" class="mono" rows="14" spellcheck="false" aria-invalid=${!isReady} .value=${text}
            @input=${(event) => show({ text: event.target.value })}></textarea>`}
      ${isReady ? '' : html`<p class="error" role="alert">This is no object of JSON.</p>`}
    </div>
    ${patch ? html`<h4 class="aside">The change</h4><pre class="result" tabindex="0">${JSON.stringify(patch, null, 2)}</pre>` : ''}
    <div class="tools">
      <button class="primary" type="button" ?disabled=${!isReady} @click=${() => tellWhole(app, wanted)}>Send whole</button>
      <button type="button" ?disabled=${!patch} @click=${() => tellChange(app, wanted, patch)}>Send change</button>
      <button type="button" title="An hour before now, so it is refused as stale" ?disabled=${!isReady} @click=${() => raw(haystack, page.state, Date.now() - 3_600_000)}>Send old</button>
      <button type="button" title="Two updates at the same instant" ?disabled=${!isReady} @click=${() => both(haystack, page.state)}>Send two at once</button>
      <button class="quiet" type="button" @click=${() => back(page)}>Begin anew</button>
    </div>
    <div class="scroll" tabindex="0" role="region" aria-label="Updates of the state">
      <ol class="acks">${log.rows.toReversed().map(row)}</ol>
    </div>
  `;
}

/** @param {any} row */
const row = ({ frame, ack, at }) => html`
  <li data-state=${!ack ? 'asked' : ack.success ? 'done' : 'failed'}>
    <details>
      <summary>
        <span class="type">${frame.type.replace('_state_update', '')}</span>
        <span class="badge">${!ack ? 'waits' : ack.success ? `version ${ack.version}` : ack.reason}</span>
        <time>${clock(at)}</time>
      </summary>
      <pre tabindex="0">${JSON.stringify(frame, null, 2)}</pre>
    </details>
  </li>
`;

/** @param {typeof draft} how */
function show(how) {
  Object.assign(draft, how);
  changed();
}

/** @param {string} text */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @param {any} app @param {any} wanted */
function tellWhole({ haystack, page }, wanted) {
  draft.text = undefined;
  page.shows(wanted);
  haystack.page.set(wanted);
}

/** @param {any} app @param {any} wanted @param {any} patch */
function tellChange({ haystack, page }, wanted, patch) {
  draft.text = undefined;
  page.shows(wanted);
  haystack.page.change(patch);
}

/** @param {any} haystack @param {any} state @param {number} timestamp */
const raw = (haystack, state, timestamp, sequence = 1) =>
  haystack.connection.send({ type: 'full_state_update', state, timestamp, sequence });

/** @param {any} haystack @param {any} state */
function both(haystack, state) {
  const now = Math.round(haystack.connection.now());
  raw(haystack, state, now, 2);
  raw(haystack, state, now, 1);
}

/** @param {any} page */
function back(page) {
  draft.text = undefined;
  page.reset();
}
