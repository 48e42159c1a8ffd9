import { html } from '../vendor/lit-html.js';
import { applyScheme, show, showHelp } from '../model/app.js';
import { duration } from '../text/words.js';
import { icon } from './icon.js';

const STATES = { open: 'ready', connecting: 'connecting', waiting: 'coming back', paused: 'paused', closed: 'closed' };

/** @param {any} app */
export function header(app) {
  const { status, connection } = app.haystack ?? { status: { state: 'closed' } };
  return html`
    <header class="top" ?inert=${app.isHelping}>
      <h1 class="brand">Haystack</h1>
      <p class="facts">${facts(app.health.report).map((fact) => html`<span>${fact}</span>`)}</p>
      <button class="quiet state" type="button" data-state=${status.state} title="Health of the service" @click=${() => show('main', 'health')}>
        <span class="dot" aria-hidden="true"></span><span role="status">${STATES[status.state]}</span>
        ${connection?.roundTripMs && status.state === 'open' ? html`<small>${duration(connection.roundTripMs)}</small>` : ''}
      </button>
      <button class="quiet round" type="button" aria-label="Light or dark" aria-pressed=${isDark(app)} @click=${() => applyScheme(isDark(app) ? 'light' : 'dark')}>${icon('light')}</button>
      <button class="quiet round" type="button" aria-label="Help" @click=${() => showHelp(true)}>${icon('help')}</button>
    </header>
    ${app.degraded ? html`<p class="banner" role="alert">The shared store is out of reach. This node goes on from its memory.</p>` : ''}
  `;
}

/** @param {any} app */
const isDark = (app) => (app.scheme ? app.scheme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);

/** Its beginning is what counts here; Health has it all. @param {string} detail */
const brief = (detail) => detail.replace(/^(up|unused): /, '').split(/[:;,]/)[0];

/** What the service works with. @param {any} report */
function facts(report) {
  const told = (name) => brief(report?.dependencies?.find((each) => each.name.includes(name))?.detail ?? '');
  return [told('model'), told('backend'), told('service')].filter(Boolean);
}
