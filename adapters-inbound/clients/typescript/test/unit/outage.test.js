import assert from 'node:assert/strict';
import test from 'node:test';
import { Auth } from '../../src/auth.js';
import { connect } from '../../src/haystack.js';
import { FakeSocket } from '../kit/fake-socket.js';
// what is imported when it is needed takes no turn of the tests then
import '../../src/events.js';
import '../../src/listening.js';

/** @param {import('node:test').TestContext} t @param {import('../../src/haystack.js').Options} [options] */
function connected(t, options) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const haystack = connect({ url: 'http://service.example', WebSocket: FakeSocket, ...options });
  t.after(() => haystack.close());
  return haystack;
}

/** What is due by now has happened, imports and streams too. */
async function settled() {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Time passes, and what becomes due meanwhile happens. @param {import('node:test').TestContext} t @param {number} ms */
async function pass(t, ms) {
  for (let left = ms; left > 0; left -= 250) {
    t.mock.timers.tick(Math.min(left, 250));
    await settled();
  }
}

/** @param {number} end in seconds */
const jwt = (end) => `h.${Buffer.from(JSON.stringify({ exp: end })).toString('base64url')}.s`;

/** A service that is heard without a WebSocket while it is there. */
function heard() {
  const service = { isThere: false, streams: 0 };
  const greeting = { type: 'connection_established', session_id: 's', timestamp: new Date().toISOString(), epoch: 'e', last_seq: 0, heartbeat_interval_ms: 0, max_message_bytes: 1000, active_turn_id: null };
  const resumed = { type: 'resumed', session_id: 's', recovered: true, from_seq: 1, to_seq: 0 };
  /** @param {object} frame */
  const line = (frame) => new TextEncoder().encode(`data: ${JSON.stringify(frame)}\n\n`);
  /** @param {any} address @param {any} init */
  const fetch = async (address, { signal, headers }) => {
    if (!service.isThere) throw new TypeError(`${address} cannot be reached`);
    service.streams++;
    return new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(line(greeting));
          if (headers.has('Last-Event-ID')) controller.enqueue(line(resumed));
          signal.addEventListener('abort', () => controller.close());
        },
      }),
    );
  };
  return { service, fetch };
}

/** Lets no WebSocket through until then. @param {import('node:test').TestContext} t @param {() => boolean} isEnough */
async function refusing(t, isEnough) {
  let refused = FakeSocket.count - 1;
  while (!isEnough()) {
    await settled();
    if (FakeSocket.count > refused) {
      refused = FakeSocket.count;
      FakeSocket.last.end(1006);
    }
    await pass(t, 250);
  }
}

test('after an outage a WebSocket is tried again, though the service was first found without one', async (t) => {
  const { service, fetch } = heard();
  const sockets = FakeSocket.count;
  const haystack = connected(t, { fetch });
  await settled();
  // both ways are tried, and both fail
  await refusing(t, () => FakeSocket.count === sockets + 3);
  service.isThere = true;
  FakeSocket.last.end(1006);
  while (!service.streams) await pass(t, 250);
  await pass(t, 250);
  assert.deepEqual([haystack.status.state, FakeSocket.count], ['open', sockets + 3]);
  while (FakeSocket.count === sockets + 3) await pass(t, 250);
  FakeSocket.last.greet({ heartbeat_interval_ms: 0 });
  FakeSocket.last.tell({ type: 'heartbeat_ack', sequence: 2 });
  FakeSocket.last.tell({ type: 'resumed', recovered: true, from_seq: 1, to_seq: 0 });
  await pass(t, 60_000);
  assert.deepEqual([haystack.status.state, FakeSocket.count, service.streams], ['open', sockets + 4, 1]);
});

test('where no WebSocket gets through it is tried once more, and no more while the other way stands', async (t) => {
  const { service, fetch } = heard();
  service.isThere = true;
  const sockets = FakeSocket.count;
  const haystack = connected(t, { fetch });
  await settled();
  await refusing(t, () => service.streams === 2);
  await pass(t, 60_000);
  assert.deepEqual([haystack.status.state, FakeSocket.count, service.streams], ['open', sockets + 3, 2]);
});

test('who has none but a token that has ended is asked once a minute, and does not bring it again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let now = 0;
  let asked = 0;
  /** @type {string[]} */
  const newer = [];
  const auth = new Auth(
    () => (asked++, jwt(600)),
    (token) => newer.push(token),
    () => now,
  );
  await auth.token();
  const passed = async (/** @type {number} */ seconds) => {
    for (let second = 0; second < seconds; second++) {
      now += 1000;
      t.mock.timers.tick(1000);
      await settled();
    }
  };
  await passed(600);
  const atEnd = asked;
  await passed(600);
  auth.keep(false);
  assert.deepEqual(newer, []);
  assert.ok(asked - atEnd <= 11, `${asked - atEnd} times in ten minutes`);
  assert.ok(atEnd < 12, `${atEnd} times before the end`);
});

test('a token that comes when all is over is not replaced', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let asked = 0;
  const auth = new Auth(() => (asked++, jwt(600)), () => {}, () => 0);
  const token = auth.token();
  auth.keep(false);
  await token;
  t.mock.timers.tick(3_600_000);
  await settled();
  assert.equal(asked, 1);
});

test('a result that cannot be told is told without its detail, and holds up no other', async (t) => {
  const haystack = connected(t);
  await settled();
  FakeSocket.last.greet();
  /** @type {any} */
  const ring = {};
  ring.self = ring;
  const details = [ring, 'x'.repeat(2000), 'shown'];
  haystack.page.onAction('*', () => details.shift());
  const actions = details.map((_, at) => ({ id: `a${at}`, type: 'noted', payload: {} }));
  FakeSocket.last.tell({ type: 'ui_actions', seq: 1, turn_id: 't', actions });
  await settled();
  const results = FakeSocket.last.said.filter(({ type }) => type === 'ui_action_result');
  assert.deepEqual(
    results.map(({ action_id: id, success, detail }) => [id, success, detail]),
    [['a0', true, undefined], ['a1', true, undefined], ['a2', true, 'shown']],
  );
});

/** A browser's window. @param {import('node:test').TestContext} t */
function windowed(t) {
  const machine = new EventTarget();
  const mine = { addEventListener: machine.addEventListener.bind(machine), removeEventListener: machine.removeEventListener.bind(machine) };
  Object.assign(globalThis, mine);
  t.after(() => Object.keys(mine).forEach((name) => Reflect.deleteProperty(globalThis, name)));
  return machine;
}

test('a page that is left keeps no socket, so that the browser may keep the page, and resumes when it is shown again', async (t) => {
  const machine = windowed(t);
  const haystack = connected(t);
  await settled();
  FakeSocket.last.greet({ last_seq: 4 });
  const first = FakeSocket.last;
  machine.dispatchEvent(new Event('pagehide'));
  assert.deepEqual([first.readyState, haystack.status.state], [3, 'paused']);
  t.mock.timers.tick(60_000);
  await settled();
  assert.equal(FakeSocket.last, first);
  machine.dispatchEvent(new Event('pageshow'));
  await settled();
  FakeSocket.last.greet({ last_seq: 6 });
  assert.deepEqual(FakeSocket.last.said.at(-1), { type: 'resume', epoch: 'e', last_seq: 4 });
});

test('when the machine is online again an open socket is asked at once whether it still is one', async (t) => {
  const machine = windowed(t);
  const haystack = connected(t);
  await settled();
  FakeSocket.last.greet();
  FakeSocket.last.tell({ type: 'heartbeat_ack', sequence: 1 });
  machine.dispatchEvent(new Event('online'));
  assert.deepEqual(FakeSocket.last.said.map(({ sequence }) => sequence), [1, 2]);
  t.mock.timers.tick(10_000);
  assert.equal(haystack.status.state, 'waiting');
});

test('a page that was closed before it could tell what it shows tells it when it is opened again', async (t) => {
  const haystack = connected(t);
  await settled();
  FakeSocket.last.greet();
  const told = haystack.page.set({ page: 'today' });
  haystack.close();
  assert.deepEqual(await told, { success: false, reason: 'closed' });
  haystack.connection.open();
  await settled();
  FakeSocket.last.greet();
  FakeSocket.last.tell({ type: 'resumed', recovered: true, from_seq: 1, to_seq: 0 });
  assert.deepEqual(FakeSocket.last.said.filter(({ type }) => type === 'full_state_update').map(({ state }) => state), [{ page: 'today' }]);
});

test('an error about a token is no answer to an update that is on its way', async (t) => {
  const haystack = connected(t);
  await settled();
  FakeSocket.last.greet();
  const told = haystack.page.set({ page: 'today' });
  t.mock.timers.tick(100);
  FakeSocket.last.tell({ type: 'error', code: 'auth_expired', message: 'It has expired.', retryable: false });
  FakeSocket.last.tell({ type: 'ui_state_ack', success: true, version: 1 });
  assert.deepEqual(await told, { success: true, version: 1 });
});
