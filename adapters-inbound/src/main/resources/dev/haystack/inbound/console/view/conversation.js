import { html } from '../vendor/lit-html.js';
import { app, say } from '../model/app.js';
import { composer } from './composer.js';
import { entry } from './entry.js';
import { pretendPage } from './pretend.js';
import { problem } from './problem.js';
import { follow } from './scroll.js';

const STARTERS = [
  'Find all clients named John',
  'Load John Smith’s latest session',
  'Give me a summary of Maria Garcia',
  'Show the clinic stats',
  'Select the Progress Note template',
  'What is on today?',
];

/** @param {any} app */
export const conversation = ({ conversation: said, page }) => html`
  ${pretendPage(page)}
  <div class="scroll" id="said" tabindex="0" role="log" aria-label="Conversation" aria-live="off">
    <div class="said">
      ${said.earlier ? html`<button class="quiet earlier" type="button" @click=${() => said.readEarlier()}>Earlier messages</button>` : ''}
      ${said.entries.length ? said.entries.map(entry) : welcome()}
      ${said.notes.map((note) => problem(note, { dismiss: () => said.dismiss(note) }))}
    </div>
  </div>
  ${follow('said')}
  ${composer()}
`;

const welcome = () => html`
  <div class="welcome">
    <h2>What shall the assistant do?</h2>
    <p>It answers from the practice’s data, with the rights of whoever asks, and shows each step it takes.</p>
    <ul class="starters">
      ${STARTERS.map((words) => html`<li><button type="button" @click=${() => say(words.replace('’', "'"))}>${words}</button></li>`)}
    </ul>
    ${app.asksForToken ? '' : html`<p class="hint">No account is needed: whoever reaches this address on this machine is let in.</p>`}
  </div>
`;
