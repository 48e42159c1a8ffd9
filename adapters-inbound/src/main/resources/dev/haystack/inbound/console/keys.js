import { app, stop, showHelp } from './model/app.js';

/** What the keyboard does wherever one is: Esc stops, / goes to the field, ? helps. */
export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') app.isHelping ? showHelp(false) : stop();
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') {
      event.preventDefault();
      document.querySelector('textarea')?.focus();
    } else if (event.key === '?') {
      showHelp(!app.isHelping);
    }
  });
}

/** @param {KeyboardEvent} event */
const isTyping = ({ target }) => target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
