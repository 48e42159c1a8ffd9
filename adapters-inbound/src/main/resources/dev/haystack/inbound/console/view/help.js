import { html } from '../vendor/lit-html.js';
import { showHelp } from '../model/app.js';

const KEYS = [
  ['Enter', 'sends'],
  ['Shift Enter', 'breaks the line'],
  ['Esc', 'stops the answer'],
  ['↑', 'in an empty field: what you said last'],
  ['/', 'goes to the field'],
  ['?', 'this'],
];

export const help = () => html`
  <div class="veil" @click=${(event) => event.target === event.currentTarget && showHelp(false)}>
    <section class="help" role="dialog" aria-modal="true" aria-labelledby="help-title">
      <h2 id="help-title">Keys</h2>
      <dl>${KEYS.map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`)}</dl>
      <p class="hint">The wire: <a href="/asyncapi.yaml">asyncapi.yaml</a>, <a href="/openapi.yaml">openapi.yaml</a>. The client library: <a href="/client/haystack.js">client/haystack.js</a>.</p>
      <button class="primary" type="button" @click=${() => showHelp(false)}>Close</button>
    </section>
  </div>
`;
