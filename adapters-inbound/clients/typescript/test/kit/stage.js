// The services that the build starts for these tests, and what stands before and behind them.
import { createHmac } from 'node:crypto';
import WebSocket from 'ws';
import { connect } from '../../src/haystack.js';

/** @type {{open: number, signed: number, leaving: number, staying: number, control: number, origin: string, secret: string}} */
export const stage = JSON.parse(process.env['HAYSTACK_STAGE'] ?? '{}');

/** @typedef {{after: (done: () => void) => void}} Test */

/** A page's WebSocket: it says where the page is from. */
export class PageSocket extends WebSocket {
  /** @param {string} address @param {string[]} protocols */
  constructor(address, protocols) {
    super(address, protocols, { origin: stage.origin });
  }
}

/** @param {number} port */
export const at = (port) => `http://127.0.0.1:${port}`;

/** @param {object} part */
const encoded = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token that nobody has signed. @param {string} subject */
export const unsigned = (subject) => `e30.${encoded({ sub: subject, profileId: `p-${subject}` })}.unsigned`;

/** A good token for so many seconds. @param {string} subject @param {number} seconds */
export function signed(subject, seconds) {
  const claims = {
    iss: 'https://issuer.example',
    aud: 'haystack',
    sub: subject,
    profileId: `p-${subject}`,
    exp: Math.floor(Date.now() / 1000) + seconds,
  };
  const said = `${encoded({ alg: 'HS256' })}.${encoded(claims)}`;
  return `${said}.${createHmac('sha256', stage.secret).update(said).digest('base64url')}`;
}

/** A client that comes back fast and ends with its test. @param {Test} test @param {import('../../src/haystack.js').Options} options */
export function client(test, options) {
  const haystack = connect({ WebSocket: PageSocket, retry: { minMs: 2, maxMs: 10 }, ...options });
  test.after(() => haystack.close());
  return haystack;
}

/** @param {string} what @returns {Promise<string>} */
export const move = async (what) => (await fetch(`${at(stage.control)}/${what}`)).text();

/** How often the model was asked that. @param {string} words */
export const asked = async (words) => JSON.parse(await move('asked')).filter((/** @type {string} */ each) => each === words).length;

/**
 * The next event of that type.
 *
 * @template {keyof import('../../src/connection.js').ConnectionEvents} T
 * @param {import('../../src/haystack.js').Haystack} haystack
 * @param {T} type
 * @param {(event: import('../../src/connection.js').ConnectionEvents[T]) => boolean} [wanted]
 * @returns {Promise<import('../../src/connection.js').ConnectionEvents[T]>}
 */
export const next = (haystack, type, wanted = () => true) =>
  new Promise((resolve) => {
    const unlisten = haystack.connection.on(type, (event) => {
      if (!wanted(event)) return;
      unlisten();
      resolve(event);
    });
  });

/** @param {import('../../src/haystack.js').Haystack} haystack */
export const opened = (haystack) =>
  haystack.connection.isReady ? Promise.resolve() : next(haystack, 'status', ({ state }) => state === 'open');

/** Once the answer has begun. @param {AsyncIterable<any>} turn */
export async function begun(turn) {
  for await (const { type } of turn) if (type === 'text') return;
}

/** @param {AsyncIterable<any>} turn */
export async function parts(turn) {
  const all = [];
  for await (const part of turn) all.push(part);
  return all;
}

/** What the service has stored. @param {import('../../src/haystack.js').Haystack} haystack */
export const stored = async (haystack) => (await haystack.messages()).messages.map(({ role, content }) => [role, content]);

/** Counts what was heard: a client misses nothing and takes nothing twice. @param {import('../../src/haystack.js').Haystack} haystack */
export function tally(haystack) {
  /** @type {any[]} */
  const taken = [];
  haystack.connection.on('heard', ({ frame, verdict }) => verdict === 'new' && 'seq' in frame && taken.push(frame));
  return {
    taken,
    /** The numbers of all that was taken, without a gap. */
    isContiguous: () =>
      taken.every((frame, at) => at === 0 || (frame.first_seq ?? frame.seq) === taken[at - 1].seq + 1),
  };
}
