import { html } from '../vendor/lit-html.js';
import { app, say, stop } from '../model/app.js';
import { changed } from '../model/schedule.js';
import { icon } from './icon.js';

const ROWS_MAX = 8;

export function composer() {
  const isRunning = Boolean(app.conversation.running);
  return html`<form class="composer" @submit=${submit}>
    <label class="unseen" for="words">Message</label>
    <textarea
      id="words"
      rows=${Math.min(ROWS_MAX, app.draft.split('\n').length)}
      placeholder="Ask the assistant"
      .value=${app.draft}
      @input=${(event) => write(event.target.value)}
      @keydown=${pressed}
    ></textarea>
    ${isRunning
      ? html`<button class="primary round" type="button" aria-label="Stop" @click=${stop}>${icon('halt')}</button>`
      : html`<button class="primary round" type="submit" aria-label="Send" ?disabled=${!app.draft.trim()}>${icon('send')}</button>`}
  </form>`;
}

/** @param {string} text */
function write(text) {
  app.draft = text;
  changed();
}

/** @param {Event} event */
function submit(event) {
  event.preventDefault();
  send();
}

function send() {
  say(app.draft);
  // typed and sent within one frame it was never drawn
  const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('words'));
  field.value = app.draft;
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.isComposing) return;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === 'ArrowUp' && !app.draft) {
    const last = app.conversation.entries.findLast((entry) => entry.question)?.question;
    if (last) write(last);
  }
}
