import { html } from '../vendor/lit-html.js';
import { changed } from '../model/schedule.js';
import { problem } from './problem.js';

/** A summary of conversations, and what it was made of. @param {any} app */
export const summary = ({ summing, conversation }) => html`
  <form class="sheet" @submit=${(event) => submit(event, summing)}>
    <div class="field">
      <label for="conversations">Conversations, with a blank line between two</label>
      <textarea id="conversations" rows="9" .value=${summing.said} @input=${(event) => set(summing, event.target.value)}></textarea>
    </div>
    <div class="row">
      <button class="primary" type="submit" ?disabled=${!summing.said.trim()}>Summarise</button>
      ${summing.running ? html`<button type="button" @click=${() => summing.stop()}>Stop</button>` : ''}
      <button class="quiet" type="button" ?disabled=${!conversation.entries.length} @click=${() => set(summing, spoken(conversation))}>Take this session</button>
    </div>
  </form>
  ${summing.running ? html`<p class="waiting">Reads…</p>` : ''}
  ${summing.problem ? problem(summing.problem, { again: () => summing.write() }) : ''}
  ${summing.summary ? html`<article class="sheet paper" aria-label="Summary"><div class="text">${summing.summary.nodes()}</div></article>` : ''}
  ${summing.facts ? facts(summing.facts) : ''}
`;

/** @param {any} metadata */
const facts = ({ conversation_count: conversations, total_messages: messages, word_count: words, estimated_read_time: minutes }) => html`
  <p class="facts">
    <span>${conversations} ${conversations === 1 ? 'conversation' : 'conversations'}</span><span>${messages} messages</span>
    <span>${words} words</span><span>${minutes} min to read</span>
  </p>
`;

/** @param {any} conversation */
const spoken = ({ entries }) =>
  entries.map(({ question, said }) => `Client: ${line(question)}\nAssistant: ${line(said)}`).join('\n');

/** @param {string} [text] */
const line = (text = '') => text.replaceAll(/\s+/g, ' ').trim();

/** @param {any} summing @param {string} to */
function set(summing, to) {
  summing.said = to;
  changed();
}

/** @param {Event} event @param {any} summing */
function submit(event, summing) {
  event.preventDefault();
  summing.write();
}
