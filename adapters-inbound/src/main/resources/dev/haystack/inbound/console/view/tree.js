import { html } from '../vendor/lit-html.js';

/** A value of JSON as a tree that folds. @param {any} value @param {string} [name] @param {number} [depth] @returns {any} */
export function tree(value, name, depth = 0) {
  if (typeof value !== 'object' || value === null) {
    return html`<p class="leaf">${key(name)}<code>${JSON.stringify(value)}</code></p>`;
  }
  const parts = Object.entries(value);
  return html`<details class="branch" ?open=${depth < 2}>
    <summary>${key(name)}<small>${Array.isArray(value) ? `${parts.length} in a list` : `${parts.length} fields`}</small></summary>
    ${parts.map(([each, part]) => tree(part, each, depth + 1))}
  </details>`;
}

/** @param {string} [name] */
const key = (name) => (name === undefined ? '' : html`<span class="key">${name}</span> `);
