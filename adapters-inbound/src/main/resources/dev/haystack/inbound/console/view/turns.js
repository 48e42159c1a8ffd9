import { html, svg } from '../vendor/lit-html.js';
import { duration } from '../text/words.js';

const WIDE = 300;

/** What a turn did, round by round, and why it took so long. @param {any} app */
export function turns({ conversation, mode }) {
  const entry = conversation.entries.findLast((each) => each.rounds.length) ?? conversation.entries.at(-1);
  if (!entry) return html`<p class="hint">Ask something: its rounds are shown here.</p>`;
  if (!entry.rounds.length) {
    return html`<p class="hint">
      ${mode === 'inspect'
        ? 'Nothing is known of the rounds of this answer: they are told while it comes, and kept nowhere.'
        : 'Rounds are told where the service runs with CONSOLE=inspect.'}
    </p>`;
  }
  const tools = entry.parts.filter((part) => part.kind === 'tool');
  const whole = Math.max(1, entry.rounds.reduce((all, { duration_ms: ms = 0 }) => all + ms, 0) + tools.reduce((all, { durationMs = 0 }) => all + durationMs, 0));
  return html`
    <h3 class="title">${entry.question}</h3>
    <ol class="rounds">${entry.rounds.map((each, index) => round(each, index, whole, tools))}</ol>
    <p class="hint">Dark: until the first text. Light: text and calls as they are written.</p>
  `;
}

/** @param {any} round @param {number} index @param {number} whole @param {any[]} tools */
const round = (round, index, whole, tools) => html`
  <li>
    <h4>Round ${round.round} <small>${round.model}</small></h4>
    <svg viewBox="0 0 ${WIDE} 8" preserveAspectRatio="none" class="bar" aria-hidden="true">
      ${svg`<rect class="wait" width=${WIDE * share(round.first_text_ms ?? round.duration_ms, whole)} height="8"/>
        <rect class="text" x=${WIDE * share(round.first_text_ms ?? 0, whole)} width=${WIDE * share((round.duration_ms ?? 0) - (round.first_text_ms ?? round.duration_ms ?? 0), whole)} height="8"/>`}
    </svg>
    <dl class="pairs">
      ${pair('first text', duration(round.first_text_ms ?? undefined))}
      ${pair('took', duration(round.duration_ms))}
      ${pair('prompt', `about ${round.prompt_tokens_estimated?.toLocaleString()} tokens`)}
      ${pair('used', round.usage && `${round.usage.input_tokens.toLocaleString()} in, ${round.usage.output_tokens.toLocaleString()} out`)}
      ${pair('tools offered', Array.isArray(round.tools_offered) ? round.tools_offered.length : round.tools_offered)}
      ${pair('ended by', round.finish_reason)}
    </dl>
    ${calls(tools, index)}
  </li>
`;

/** @param {any[]} tools @param {number} index */
const calls = (tools, index) =>
  html`<ul class="calls">${tools.filter((tool) => tool.round === index + 1).map((tool) => html`<li>${tool.displayName} <small>${duration(tool.durationMs)}</small></li>`)}</ul>`;

/** @param {string} name @param {any} what */
const pair = (name, what) => (what === undefined || what === '' ? '' : html`<div><dt>${name}</dt><dd>${what}</dd></div>`);

/** @param {number} ms @param {number} whole */
const share = (ms, whole) => Math.max(0, (ms ?? 0) / whole);
