import { html } from '../vendor/lit-html.js';
import { begin, open, remove, show } from '../model/app.js';
import { sessions } from '../model/sessions.js';
import { icon } from './icon.js';

export const PLACES = { conversation: 'Conversation', documents: 'Documents', health: 'Health' };

/** The sessions of this browser, and the other places. @param {any} app */
export const navigation = (app) => html`
  <nav class="side" aria-label="Sessions and places">
    <ul class="places">
      ${Object.entries(PLACES).map(
        ([name, words]) =>
          html`<li><button type="button" aria-current=${app.main === name ? 'page' : 'false'} @click=${() => show('main', name)}>${words}</button></li>`,
      )}
    </ul>
    <div class="heading">
      <h2>Sessions</h2>
      <button class="quiet round" type="button" aria-label="New session" @click=${() => begin()}>${icon('plus')}</button>
    </div>
    <ul class="sessions">
      ${sessions().map((session) => item(app, session))}
    </ul>
    ${sessions().length ? '' : html`<p class="hint">Sessions of this browser are listed here once something was said.</p>`}
  </nav>
`;

/** @param {any} app @param {import('../model/sessions.js').Known} session */
const item = (app, { id, begun, name }) => html`
  <li>
    <button class="session" type="button" title=${id} aria-current=${app.session === id} @click=${() => go(id)}>
      ${day(begun)} ${time(begun)}${name ? html`<small>${name}</small>` : ''}
    </button>
    <button class="quiet round small" type="button" aria-label="Delete the session of ${day(begun)} ${time(begun)}" @click=${() => ask(id)}>${icon('bad')}</button>
  </li>
`;

const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });

/** @param {number} at */
const day = (at) => (DAY.format(at) === DAY.format() ? 'Today' : DAY.format(at));

/** @param {number} at */
const time = (at) => TIME.format(at);

/** @param {string} id */
function go(id) {
  open(id);
  show('main', 'conversation');
}

/** @param {string} id */
function ask(id) {
  if (confirm('Delete this session and all that was said in it?')) remove(id);
}
