import { html, svg } from '../vendor/lit-html.js';

const PATHS = {
  ok: svg`<path d="M3.5 8.5l3 3 6-7"/>`,
  bad: svg`<path d="M4 4l8 8M12 4l-8 8"/>`,
  act: svg`<path d="M4 3v5.5h8M9 5.500l3 3-3 3"/>`,
  tool: svg`<circle cx="8" cy="8" r="5"/><path d="M8 5.500v3l2 1.500"/>`,
  send: svg`<path d="M8 13V3M3.500 7.500L8 3l4.500 4.500"/>`,
  halt: svg`<rect x="4.500" y="4.500" width="7" height="7" rx="1"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  light: svg`<circle cx="8" cy="8" r="3"/><path d="M8 1.500v1.500M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M12.600 3.400l-1 1M4.400 11.600l-1 1"/>`,
  help: svg`<path d="M6 6a2 2 0 1 1 2.600 1.900c-.4.200-.6.600-.6 1.100v.4M8 12v.2"/>`,
};

/** @param {keyof typeof PATHS} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
