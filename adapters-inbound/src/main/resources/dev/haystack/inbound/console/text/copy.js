import { html } from '../vendor/lit-html.js';

/** @param {string | (() => string)} text @param {string} [words] */
export const copyButton = (text, words = 'Copy') =>
  html`<button class="quiet copy" type="button" @click=${(event) => copy(event.currentTarget, typeof text === 'string' ? text : text())}>${words}</button>`;

/** @param {HTMLElement} button @param {string} text */
async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  button.dataset.done = 'true';
  setTimeout(() => delete button.dataset.done, 1200);
}
