import { html, svg } from '../vendor/lit-html.js';
import { duration, words } from '../text/words.js';

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
  const { places, whole } = timeline(entry.rounds, tools);
  return html`
    <h3 class="title">${entry.question}</h3>
    <ol class="rounds">${entry.rounds.map((each, index) => round(each, places[index], whole))}</ol>
    <ul class="hint legend"><li>until the first text</li><li class="written">text and calls as they are written</li><li class="called">tools</li></ul>
  `;
}

/** When each round began, behind those before it and their tools, which run side by side. @param {any[]} rounds @param {any[]} tools */
function timeline(rounds, tools) {
  let at = 0;
  const places = rounds.map(({ first_text_ms: firstTextMs, duration_ms: ms = 0 }, index) => {
    const called = tools.filter((tool) => tool.round === index + 1);
    const toolsMs = Math.max(0, ...called.map((tool) => tool.durationMs ?? 0));
    const place = { start: at, waitMs: firstTextMs ?? ms, ms, toolsMs, called };
    at += ms + toolsMs;
    return place;
  });
  return { places, whole: Math.max(1, at) };
}

/** @param {any} round @param {any} place @param {number} whole */
const round = (round, place, whole) => html`
  <li>
    <h4>Round ${round.round} <small>${round.model}</small></h4>
    <svg viewBox="0 0 ${WIDE} 8" preserveAspectRatio="none" class="bar" aria-hidden="true">
      ${piece('wait', place.start, place.waitMs, whole)} ${piece('text', place.start + place.waitMs, place.ms - place.waitMs, whole)}
      ${piece('tools', place.start + place.ms, place.toolsMs, whole)}
    </svg>
    <dl class="pairs">
      ${pair('first text', duration(round.first_text_ms ?? undefined))}
      ${pair('took', duration(round.duration_ms))}
      ${pair('prompt', `about ${round.prompt_tokens_estimated?.toLocaleString()} tokens`)}
      ${pair('used', round.usage && `${round.usage.input_tokens.toLocaleString()} in, ${round.usage.output_tokens.toLocaleString()} out`)}
      ${pair('ended by', words(round.finish_reason ?? ''))}
    </dl>
    ${place.called.length ? calls(place.called) : ''}
    ${round.tools_offered?.length ? offered(round.tools_offered) : ''}
  </li>
`;

/** @param {string} kind @param {number} start @param {number} ms @param {number} whole */
const piece = (kind, start, ms, whole) => svg`<rect class=${kind} x=${(WIDE * start) / whole} width=${(WIDE * Math.max(0, ms)) / whole} height="8"/>`;

/** @param {string[]} names */
const offered = (names) => html`<details class="offered">
  <summary>${names.length} tools offered</summary>
  <p class="hint">${names.map(words).join(', ')}</p>
</details>`;

/** @param {any[]} called */
const calls = (called) => html`<ul class="calls">${called.map((tool) => html`<li>${tool.displayName} <small>${duration(tool.durationMs)}</small></li>`)}</ul>`;

/** @param {string} name @param {any} what */
const pair = (name, what) => (what === undefined || what === '' ? '' : html`<div><dt>${name}</dt><dd>${what}</dd></div>`);
