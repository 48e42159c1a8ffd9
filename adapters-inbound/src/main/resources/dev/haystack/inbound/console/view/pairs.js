import { html } from '../vendor/lit-html.js';
import { value } from './value.js';

/** Names and values. @param {Record<string, any>} given @param {string} caption what they are */
export const pairs = (given, caption) => html`
  <table class="pairs"><caption class="unseen">${caption}</caption>
    <tbody>${Object.entries(given).map(([name, each]) => html`<tr><th scope="row">${name}</th><td>${value(each)}</td></tr>`)}</tbody>
  </table>
`;
