import { html } from '../vendor/lit-html.js';
import { app } from '../model/app.js';
import { pairs } from './pairs.js';

/** A tool that may only write if the user agrees to just that. @param {any} call */
export const questionCard = (call) => html`
  <div class="card ask" role="group" aria-label="Your consent">
    <p role="alert">May “${call.question.display_name}” be done with this?</p>
    ${pairs(call.question.arguments, 'What will be written')}
    ${call.question.said === undefined ? choices(call) : html`<p class="hint">You said ${call.question.said ? 'yes' : 'no'}.</p>`}
  </div>
`;

/** @param {any} call */
const choices = (call) => html`
  <p class="choices">
    <button type="button" class="primary" @click=${() => app.conversation.settle(call, true)}>Yes, do it</button>
    <button type="button" @click=${() => app.conversation.settle(call, false)}>No</button>
    <span class="hint">Nothing is done without a yes by ${new Date(call.question.expires_at).toLocaleTimeString()}.</span>
  </p>
`;
