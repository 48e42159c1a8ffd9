import { html } from '../vendor/lit-html.js';
import { changed } from '../model/schedule.js';
import { duration } from '../text/words.js';

/** @type {WeakMap<object, number>} from when on it may be tried again */
const dues = new WeakMap();

/**
 * What went wrong: its words, its code, whether trying again helps and when.
 *
 * @param {any} problem
 * @param {{again?: () => void, dismiss?: () => void}} ways
 */
export function problem(problem, { again, dismiss }) {
  const waitMs = left(problem);
  if (waitMs) setTimeout(changed, Math.min(waitMs, 250));
  return html`<div class="problem" role="alert">
    <p>${problem.message ?? String(problem)}</p>
    <p class="facts">
      ${problem.code ? html`<code>${problem.code}</code>` : ''}
      <span>${problem.retryable ? 'Trying again can help.' : 'Trying again does not help.'}</span>
    </p>
    <p class="row">
      ${again && problem.retryable
        ? html`<button type="button" ?disabled=${waitMs > 0} @click=${again}>${waitMs ? `Try again in ${wait(waitMs)}` : 'Try again'}</button>`
        : ''}
      ${dismiss ? html`<button class="quiet" type="button" @click=${dismiss}>Dismiss</button>` : ''}
    </p>
  </div>`;
}

/** In whole seconds. @param {number} ms */
const wait = (ms) => (ms < 60_000 ? `${Math.ceil(ms / 1000)} s` : duration(ms));

/** @param {any} problem */
function left(problem) {
  const waitMs = problem.retryAfterMs ?? problem.retry_after_ms;
  if (!waitMs) return 0;
  if (!dues.has(problem)) dues.set(problem, performance.now() + waitMs);
  return Math.max(0, (dues.get(problem) ?? 0) - performance.now());
}
