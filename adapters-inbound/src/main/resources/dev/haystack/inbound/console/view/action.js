import { html } from '../vendor/lit-html.js';
import { words } from '../text/words.js';
import { icon } from './icon.js';
import { pairs } from './pairs.js';

/** What the page was asked to do, and what the pretend page did. @param {any} action */
export const actionCard = ({ type, payload, success, detail }) => html`
  <details class="card act" data-state=${success === undefined ? 'asked' : success ? 'done' : 'failed'}>
    <summary>
      ${icon('act')}
      <span class="name">Page: ${words(type)}</span>
      <span class="brief">${detail ?? ''}</span>
      <span class="took">${success === undefined ? 'asked' : success ? 'acknowledged' : 'refused'}</span>
    </summary>
    ${pairs(payload, 'What was asked')}
  </details>
`;
