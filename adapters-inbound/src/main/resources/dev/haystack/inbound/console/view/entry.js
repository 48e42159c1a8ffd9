import { html, render } from '../vendor/lit-html.js';
import { app } from '../model/app.js';
import { changed } from '../model/schedule.js';
import { copyButton } from '../text/copy.js';
import { duration, finish, wait } from '../text/words.js';
import { actionCard } from './action.js';
import { problem } from './problem.js';
import { toolCard } from './tool.js';

const TICK_MS = 100;

/** A question and its answer in an element of their own, which is drawn only when they changed. @param {import('../model/answer.js').Answer} entry */
export function entry(entry) {
  if (entry.isStale) {
    entry.isStale = false;
    render(parts(entry), entry.element);
    if (entry.isRunning && entry.parts.some((part) => part.kind === 'tool' && part.state === 'started')) tick(entry);
  }
  return entry.element;
}

/** A clock runs. @param {import('../model/answer.js').Answer} entry */
const tick = (entry) =>
  setTimeout(() => {
    entry.isStale = true;
    changed();
  }, TICK_MS);

/** @param {import('../model/answer.js').Answer} entry */
const parts = (entry) => html`
  ${entry.question === undefined ? '' : html`<div class="question"><p class="unseen">You</p><p>${entry.question}</p></div>`}
  <div class="answer" aria-busy=${entry.isRunning}>
    <p class="unseen">Assistant</p>
    ${entry.parts.map((part) => PART[part.kind](part))}
    ${entry.queued ? html`<p class="waiting">Waits at place ${entry.queued.position}: ${wait(entry.queued.reason)}.</p>` : ''}
    ${entry.isRunning ? waiting(entry) : ''}
    ${entry.problem ? problem(entry.problem, { again: entry.question ? () => app.conversation.again(entry) : undefined }) : ''}
    ${entry.end ? footer(entry) : ''}
  </div>
`;

/** @param {import('../model/answer.js').Answer} entry */
function waiting({ parts, queued }) {
  if (app.haystack.status.state !== 'open') return html`<p class="waiting">Waits for the connection…</p>`;
  return parts.length || queued ? '' : html`<p class="waiting">Thinks…</p>`;
}

const PART = {
  text: ({ flow }) => html`<div class="text">${flow.nodes()}</div>`,
  tool: toolCard,
  action: actionCard,
};

/** @param {import('../model/answer.js').Answer} entry */
function footer(entry) {
  const { end } = entry;
  const { usage, model, durationMs, finishReason } = end;
  const facts = [
    finish(finishReason),
    model,
    usage && `${usage.estimated ? 'about ' : ''}${usage.input_tokens.toLocaleString()} tokens in, ${usage.output_tokens.toLocaleString()} out`,
    durationMs && duration(durationMs),
  ];
  return html`<footer class="facts">
    ${facts.filter(Boolean).map((fact) => html`<span>${fact}</span>`)}
    ${copyButton(() => entry.said)}
  </footer>`;
}
