import { html } from '../vendor/lit-html.js';
import { open, stop } from '../model/app.js';
import { played } from '../model/played.js';
import { changed } from '../model/schedule.js';

/** What each code means to a client. */
const CODES = {
  1000: 'ended for good',
  1001: 'going away',
  1008: 'not allowed, for good',
  1011: 'internal error',
  1012: 'restart',
  1013: 'overloaded, come slower',
  3000: 'a token is wanted',
  3003: 'another’s session, for good',
  4408: 'read too slowly',
  4429: 'too many sockets, come slower',
};

/** Ways in which a socket can break, to see what the client library makes of each. @param {any} app */
export const breaking = (app) => html`
  <section class="breaking" aria-label="Break the connection">
    <div class="tools">
      <button type="button" title="Drops the socket as a dead network does" @click=${() => app.haystack.connection.drop()}>Cut</button>
      <button type="button" ?disabled=${!app.conversation.running} @click=${stop}>Stop the turn</button>
      <button type="button" title="The same session in another tab" @click=${() => window.open(location.href, '_blank', 'noopener')}>Second tab</button>
      <label class="hide" title="One frame in a quarter of a second"><input type="checkbox" role="switch" .checked=${played.isSlow} @change=${slow}> slow reader</label>
    </div>
    <details @toggle=${changed}>
    <summary>Resume from…, close code…</summary>
    <form class="tools" @submit=${(event) => resume(event, app)}>
      <label for="from">Resume from</label>
      <input id="from" type="number" min="0" placeholder=${app.haystack.position?.lastSeq ?? 0}>
      <button type="submit" title="A new connection that asks for all events after that number; without one for those since the newest" ?disabled=${!app.epoch}>Resume</button>
    </form>
    <form class="tools" @submit=${close}>
      <label for="code">Close with</label>
      <select id="code">${Object.entries(CODES).map(([code, words]) => html`<option value=${code}>${code} ${words}</option>`)}</select>
      <button type="submit" title="As if the service had ended the socket with that code" ?disabled=${app.haystack.status.state !== 'open'}>Close</button>
    </form>
    </details>
  </section>
`;

/** @param {Event} event */
function slow({ target }) {
  played.isSlow = /** @type {HTMLInputElement} */ (target).checked;
  changed();
}

/** @param {Event} event @param {any} app */
function resume(event, app) {
  event.preventDefault();
  const typed = field('from').value;
  const lastSeq = typed === '' ? (app.haystack.position?.lastSeq ?? 0) : Number(typed);
  open(app.session, { from: { epoch: app.epoch, lastSeq } });
}

/** @param {Event} event */
function close(event) {
  event.preventDefault();
  played.socket?.playClose(Number(field('code').value));
}

/** @param {string} id */
const field = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
