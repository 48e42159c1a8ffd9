import { html } from '../vendor/lit-html.js';

/** A value of JSON in a cell. @param {unknown} each */
export const value = (each) =>
  typeof each === 'string' ? each : html`<code>${typeof each === 'object' && each ? JSON.stringify(each, null, 1) : String(each)}</code>`;
