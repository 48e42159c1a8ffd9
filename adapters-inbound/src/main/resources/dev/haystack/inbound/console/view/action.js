import { html } from '../vendor/lit-html.js';
import { words } from '../text/words.js';
import { icon } from './icon.js';
import { value } from './value.js';

/** What the page was asked to do, and what the pretend page did. @param {any} action */
export const actionCard = ({ type, payload, success, detail }) => html`
  <details class="card act" data-state=${success === undefined ? 'asked' : success ? 'done' : 'failed'}>
    <summary>
      ${icon('act')}
      <span class="name">Page: ${words(type)}</span>
      <span class="brief">${detail ?? ''}</span>
      <span class="took">${success === undefined ? 'asked' : success ? 'acknowledged' : 'refused'}</span>
    </summary>
    <table class="pairs"><caption class="unseen">What was asked</caption>
      <tbody>${Object.entries(payload).map(([name, each]) => html`<tr><th scope="row">${name}</th><td>${value(each)}</td></tr>`)}</tbody>
    </table>
  </details>
`;
