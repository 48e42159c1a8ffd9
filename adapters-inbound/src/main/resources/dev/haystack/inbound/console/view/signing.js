import { html } from '../vendor/lit-html.js';
import { signIn } from '../model/app.js';

const REFUSALS = { expired: 'over', rejected: 'not one that this service takes' };

/** Where tokens are verified: asks for one. @param {any} app */
export const signing = (app) => html`
  <main class="signing">
    <h1>Who are you?</h1>
    ${app.refusal ? html`<p class="error" role="alert">The token that was used is ${REFUSALS[app.refusal] ?? 'not good any more'}. Another is needed.</p>` : ''}
    <p>This service verifies its callers. Paste a token of yours; it is kept in this tab alone, and never put into an address.</p>
    <form @submit=${(event) => submit(event)}>
      <label for="token">Token</label>
      <input id="token" type="password" autocomplete="off" spellcheck="false" required>
      <label for="profile">Profile <small>the practitioner’s, if there is one</small></label>
      <input id="profile" autocomplete="off" spellcheck="false" value=${app.profile}>
      <button class="primary" type="submit">Go on</button>
    </form>
  </main>
`;

/** @param {SubmitEvent} event */
function submit(event) {
  event.preventDefault();
  signIn(typed('token'), typed('profile'));
}

/** @param {string} id */
const typed = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id)).value.trim();
