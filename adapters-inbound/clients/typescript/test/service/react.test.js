import assert from 'node:assert/strict';
import test from 'node:test';
import { createElement, StrictMode } from 'react';
import { becomePage } from '../kit/dom.js';
import { FaultProxy } from '../kit/fault-proxy.js';
import { example } from '../kit/run.js';
import { move, stage, unsigned } from '../kit/stage.js';

const window = becomePage();
const { createRoot } = await import('react-dom/client');
const { default: Assistant } = await example('next/assistant.tsx');

/** Once the page shows that. @param {() => boolean} wanted */
const shown = (wanted) =>
  new Promise((resolve) => {
    const check = () => wanted() && (observer.disconnect(), resolve(undefined));
    const observer = new window.MutationObserver(check);
    observer.observe(window.document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    check();
  });

/** The messages as the page shows them. */
const messages = () =>
  [...window.document.querySelectorAll('p')].map((each) => [each.getAttribute('data-role'), each.textContent, each.getAttribute('data-state')]);

/** @param {string} words */
function say(words) {
  const input = /** @type {any} */ (window.document.querySelector('input'));
  const value = /** @type {any} */ (Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, 'value'));
  value.set.call(input, words);
  input.dispatchEvent(new window.Event('input', { bubbles: true }));
  return Promise.resolve().then(() => window.document.querySelector('button')?.click());
}

test('CL-10: a React component shows what is said, stops it, survives a break and begins anew for another session', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const root = createRoot(/** @type {any} */ (window.document.body.appendChild(window.document.createElement('div'))));
  t.after(() => root.unmount());
  const show = (/** @type {string} */ session) =>
    root.render(createElement(StrictMode, null, createElement(Assistant, { url: proxy.url, session, token: async () => unsigned('react') })));
  const session = crypto.randomUUID();
  show(session);
  await shown(() => window.document.querySelector('section')?.getAttribute('data-state') === 'open');

  await say('say 3');
  await shown(() => messages().at(-1)?.[2] === 'complete' && messages().length === 2);
  assert.deepEqual(messages(), [['user', 'say 3', 'complete'], ['assistant', '1 2 3 ', 'complete']]);

  const name = crypto.randomUUID();
  await say(`hold ${name}`);
  await shown(() => messages().at(-1)?.[1] === 'started');
  proxy.cut();
  await shown(() => window.document.querySelector('section')?.getAttribute('data-state') !== 'open');
  await move(`release/${name}`);
  await shown(() => messages().at(-1)?.[2] === 'complete');
  assert.equal(messages().at(-1)?.[1], 'started done');

  await say(`hold ${crypto.randomUUID()}`);
  await shown(() => messages().at(-1)?.[1] === 'started');
  /** @type {any} */ (window.document.querySelectorAll('button')[1]).click();
  await shown(() => messages().at(-1)?.[2] === 'stopped');

  await say('break');
  await shown(() => messages().at(-1)?.[2] === 'failed');

  show(crypto.randomUUID());
  await shown(() => messages().length === 0);
  show(session);
  await shown(() => messages().length === 8);
  assert.equal(messages()[1]?.[1], '1 2 3 ');
});
