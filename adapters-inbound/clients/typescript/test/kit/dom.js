import { Window } from 'happy-dom';
import { PageSocket, stage } from './stage.js';

/** Makes this process a browser's page, with a socket that names its origin. */
export function becomePage() {
  const window = new Window({ url: `${stage.origin}/` });
  const { fetch } = globalThis;
  for (const name of ['window', 'document', 'history', 'location', 'navigator', 'HTMLElement', 'Element', 'Node', 'FormData', 'Event']) {
    Object.defineProperty(globalThis, name, { value: /** @type {any} */ (window)[name], configurable: true, writable: true });
  }
  Object.assign(globalThis, { WebSocket: PageSocket, fetch, IS_REACT_ACT_ENVIRONMENT: false });
  return window;
}
