import { html } from '../vendor/lit-html.js';
import { show } from '../model/app.js';
import { code } from './code.js';
import { events } from './events.js';
import { states } from './states.js';
import { turns } from './turns.js';

const VIEWS = {
  events: { words: 'Events', view: events },
  state: { words: 'State', view: states },
  turn: { words: 'Turn', view: turns },
  code: { words: 'Code', view: code },
};

/** What happens beneath. @param {any} app */
export const inspector = (app) => html`
  <aside class="inspector" aria-label="Inspector">
    <div class="tabs" role="tablist" aria-label="Inspector" @keydown=${(event) => turned(event, app.inspector)}>
      ${Object.entries(VIEWS).map(
        ([name, { words }]) => html`<button
          type="button" role="tab" id="tab-${name}" aria-controls="panel" aria-selected=${app.inspector === name}
          tabindex=${app.inspector === name ? 0 : -1} @click=${() => show('inspector', name)}>${words}</button>`,
      )}
    </div>
    <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${app.inspector}">${VIEWS[app.inspector].view(app)}</div>
  </aside>
`;

/** @param {KeyboardEvent} event @param {string} from */
function turned(event, from) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const names = Object.keys(VIEWS);
  const to = names[(names.indexOf(from) + step + names.length) % names.length];
  show('inspector', to);
  document.getElementById('tab-' + to)?.focus();
}
