import { html } from '../vendor/lit-html.js';
import { duration, words } from '../text/words.js';
import { icon } from './icon.js';
import { pairs } from './pairs.js';
import { questionCard } from './question.js';

/** A tool's call: what it is asked, how long it takes, what came of it. @param {any} call */
export function toolCard(call) {
  const isRunning = call.state === 'started';
  const state = isRunning ? 'running' : call.success === false ? 'failed' : 'done';
  const took = isRunning ? performance.now() - call.startedAt : call.durationMs;
  return html`<details class="card tool" data-state=${state} ?open=${call.success === false}>
    <summary>
      ${icon(state === 'done' ? 'ok' : state === 'failed' ? 'bad' : 'tool')}
      <span class="name">${call.displayName ?? call.name}</span>
      <span class="brief">${brief(call.arguments)}</span>
      ${call.deduplicated ? html`<span class="badge">asked before</span>` : ''}
      <span class="took">${duration(took)}</span>
    </summary>
    ${table(call.arguments)}
    ${call.error ? html`<p class="error">${words(call.error)}</p>` : ''}
    ${call.result === undefined ? '' : result(call)}
  </details>${isRunning && call.question ? questionCard(call) : ''}`;
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** What people would say of it. @param {any} given */
const brief = (given = {}) =>
  Object.values(given)
    .filter((each) => typeof each === 'string' && !ID.test(each))
    .slice(0, 2)
    .join(', ');

/** @param {any} given */
const table = (given = {}) =>
  Object.keys(given).length
    ? pairs(given, 'Arguments')
    : html`<p class="hint">no arguments</p>`;

/** Told to inspectors alone. @param {any} call */
const result = (call) => html`
  <h4 class="aside">Result${call.isCut ? ' (its beginning)' : ''}</h4>
  <pre class="result" tabindex="0">${pretty(call)}</pre>
`;

/** Made once: the card is drawn with each of the answer's. @param {any} call */
function pretty(call) {
  try {
    return (call.pretty ??= JSON.stringify(JSON.parse(call.result), null, 2));
  } catch {
    return (call.pretty = call.result);
  }
}
