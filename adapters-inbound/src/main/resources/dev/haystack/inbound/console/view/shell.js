import { html } from '../vendor/lit-html.js';
import { turnTo } from '../model/app.js';
import { conversation } from './conversation.js';
import { documents } from './documents.js';
import { header } from './header.js';
import { health } from './health.js';
import { help } from './help.js';
import { inspector } from './inspector.js';
import { PLACES, navigation } from './navigation.js';
import { signing } from './signing.js';

const MAINS = { conversation, documents, health };
const NARROW = { sessions: 'Sessions', main: '', inspector: 'Inspector' };

/** The whole page. @param {any} app */
export function shell(app) {
  if (!app.haystack || (app.asksForToken && !app.token)) return html`${header(app)}${signing(app)}`;
  return html`
    ${header(app)}
    <nav class="folds" ?inert=${app.isHelping} aria-label="Parts of this page">
      ${Object.entries(NARROW).map(
        ([name, words]) =>
          html`<button type="button" aria-current=${app.narrow === name} @click=${() => turnTo(name)}>${words || PLACES[app.main]}</button>`,
      )}
    </nav>
    <div class="columns" ?inert=${app.isHelping} data-narrow=${app.narrow}>
      ${navigation(app)}
      <main class="main" tabindex="-1">${MAINS[app.main](app)}</main>
      ${inspector(app)}
    </div>
    ${app.isHelping ? help() : ''}
  `;
}
