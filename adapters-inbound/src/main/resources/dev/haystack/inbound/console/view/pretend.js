import { html } from '../vendor/lit-html.js';
import { words } from '../text/words.js';

/** What the pretend page shows. @param {import('../model/pretend.js').PretendPage} page */
export const pretendPage = (page) => html`
  <section class="pretend" aria-label="Pretend page">
    <dl>
      ${fact('Page', words(page.state.page_type ?? 'none'))}
      ${fact('Client', page.state.currentClient?.clientName)}
      ${fact('Sessions', sessions(page.state.loadedSessions))}
      ${fact('Template', page.state.selectedTemplate?.templateName)}
    </dl>
    <label class="switch" title="What the assistant asks of the page is done, or refused">
      <input type="checkbox" role="switch" .checked=${page.obeys} @change=${(event) => page.obey(event.target.checked)}> does as asked
    </label>
  </section>
`;

/** @param {string} name @param {string | undefined} what */
const fact = (name, what) => html`<div><dt>${name}</dt><dd title=${what ?? ''}>${what || '–'}</dd></div>`;

/** @param {any[]} [loaded] */
const sessions = (loaded = []) => [...new Set(loaded.map((each) => each.clientName))].join(', ') + (loaded.length > 1 ? ` (${loaded.length})` : '');
