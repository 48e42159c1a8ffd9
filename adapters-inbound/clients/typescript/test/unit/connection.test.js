import assert from 'node:assert/strict';
import test from 'node:test';
import { connect } from '../../src/haystack.js';
import { FakeSocket } from '../kit/fake-socket.js';

/** @typedef {import('../../src/haystack.js').Options} Options */

/** What is due by now has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

class FakePage extends EventTarget {
  visibilityState = 'visible';

  /** @param {string} state */
  turn(state) {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** @param {import('node:test').TestContext} test @param {Options} [options] */
async function greeted(test, options) {
  test.mock.timers.enable({ apis: ['setTimeout'] });
  const haystack = connect({ url: 'http://service.example/base/', session: 's 1', WebSocket: FakeSocket, ...options });
  test.after(() => haystack.close());
  await settled();
  FakeSocket.last.greet();
  return haystack;
}

test('the address is that of the session, and the token stands in the sub-protocol', async (t) => {
  await greeted(t, { token: () => 'a.b-c' });
  assert.equal(FakeSocket.last.address, 'ws://service.example/base/ws/s%201');
  assert.deepEqual(FakeSocket.last.protocols, ['haystack.v1', 'bearer.a.b-c']);
});

test('a token that cannot stand there is brought when it is asked for', async (t) => {
  await greeted(t, { token: () => 'a/b=' });
  assert.deepEqual(FakeSocket.last.protocols, ['haystack.v1']);
  FakeSocket.last.tell({ type: 'auth_required', reason: 'missing', deadline_ms: 1000 });
  await settled();
  assert.deepEqual(FakeSocket.last.said.at(-1), { type: 'auth_refresh', auth_token: 'a/b=' });
});

test('while the page is hidden nothing beats and nobody comes back', async (t) => {
  const page = new FakePage();
  const haystack = await greeted(t, { document: page });
  const beats = () => FakeSocket.last.said.filter(({ type }) => type === 'heartbeat').length;
  assert.equal(beats(), 1);
  FakeSocket.last.tell({ type: 'heartbeat_ack', sequence: 1 });
  t.mock.timers.tick(20_000);
  assert.equal(beats(), 2);
  FakeSocket.last.tell({ type: 'heartbeat_ack', sequence: 2 });
  page.turn('hidden');
  t.mock.timers.tick(100_000);
  assert.equal(beats(), 2);
  page.turn('visible');
  assert.equal(beats(), 3);

  page.turn('hidden');
  const count = FakeSocket.count;
  FakeSocket.last.end(1006);
  t.mock.timers.tick(100_000);
  await settled();
  assert.equal(haystack.status.state, 'paused');
  assert.equal(FakeSocket.count, count);
  page.turn('visible');
  await settled();
  assert.equal(FakeSocket.count, count + 1);
});

test('a service that says nothing is left after a while', async (t) => {
  const haystack = await greeted(t);
  t.mock.timers.tick(9_999);
  assert.equal(haystack.status.state, 'open');
  t.mock.timers.tick(1);
  assert.deepEqual([haystack.status.state, /** @type {any} */ (haystack.status).closeCode], ['waiting', 1006]);
});

test('it comes back no sooner than a node that goes away advises', async (t) => {
  const haystack = await greeted(t);
  FakeSocket.last.tell({ type: 'going_away', reconnect_after_ms: 3_000 });
  FakeSocket.last.end(1012);
  const { retryInMs } = /** @type {any} */ (haystack.status);
  assert.ok(retryInMs >= 3_000 && retryInMs <= 3_500, String(retryInMs));
});

test('after a gap it resumes from before it', async (t) => {
  const haystack = await greeted(t);
  FakeSocket.last.tell({ type: 'text_chunk', seq: 1, turn_id: 't', content: 'a' });
  FakeSocket.last.tell({ type: 'text_chunk', seq: 3, turn_id: 't', content: 'c' });
  assert.equal(haystack.status.state, 'waiting');
  t.mock.timers.tick(500);
  await settled();
  FakeSocket.last.greet({ last_seq: 3 });
  assert.deepEqual(FakeSocket.last.said.at(-1), { type: 'resume', epoch: 'e', last_seq: 1 });
});

test('a listener that throws disturbs nobody', async (t) => {
  const haystack = await greeted(t);
  /** @type {unknown[]} */
  const uncaught = [];
  const taken = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.once('uncaughtException', (error) => uncaught.push(error));
  t.after(() => taken.forEach((each) => process.on('uncaughtException', each)));
  const error = new Error('of a listener');
  haystack.connection.on('degraded', () => {
    throw error;
  });
  let told = 0;
  haystack.connection.on('degraded', () => told++);
  FakeSocket.last.tell({ type: 'degraded', degraded: true, reason: 'store_unavailable' });
  await settled();
  assert.equal(told, 1);
  assert.deepEqual(uncaught, [error]);
});

test('a token that cannot be had is said, and asked for again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let asked = 0;
  const token = async () => {
    if (asked++ === 0) throw new Error('signed out');
    return 'good';
  };
  const haystack = connect({ url: 'http://service.example', WebSocket: FakeSocket, token });
  t.after(() => haystack.close());
  const problem = new Promise((resolve) => haystack.connection.on('problem', resolve));
  assert.equal((await problem).message, 'signed out');
  await settled();
  t.mock.timers.tick(500);
  await settled();
  FakeSocket.last.greet();
  assert.equal(haystack.status.state, 'open');
  assert.equal(asked, 2);
});

test('one update of the page is on its way at a time, and what changes meanwhile is joined', async (t) => {
  const haystack = await greeted(t);
  const updates = () => FakeSocket.last.said.filter(({ type }) => type.endsWith('state_update'));
  haystack.page.set({ active_tab: 'one' });
  t.mock.timers.tick(100);
  haystack.page.change({ active_tab: 'two' });
  t.mock.timers.tick(100);
  const last = haystack.page.change({ page_type: 'settings' });
  t.mock.timers.tick(100);
  assert.deepEqual(updates().map(({ state }) => state), [{ active_tab: 'one' }]);
  FakeSocket.last.tell({ type: 'ui_state_ack', success: true, version: 1 });
  assert.deepEqual(updates()[1].changes, { active_tab: 'two', page_type: 'settings' });
  FakeSocket.last.tell({ type: 'ui_state_ack', success: true, version: 2 });
  assert.deepEqual(await last, { success: true, version: 2 });
});

test('what the page shows is told before the message that follows', async (t) => {
  const haystack = await greeted(t);
  const since = FakeSocket.last.said.length;
  const said = () => FakeSocket.last.said.slice(since).map(({ state, changes, content }) => state ?? changes ?? content);
  haystack.page.set({ active_tab: 'one' });
  t.mock.timers.tick(99);
  haystack.send('first');
  assert.deepEqual(said(), [{ active_tab: 'one' }, 'first']);
  t.mock.timers.tick(1000);
  assert.equal(said().length, 2);

  // also while an earlier update is on its way
  const second = haystack.page.change({ active_tab: 'two' });
  haystack.send('second');
  assert.deepEqual(said().slice(2), [{ active_tab: 'two' }, 'second']);
  FakeSocket.last.tell({ type: 'ui_state_ack', success: true, version: 1 });
  FakeSocket.last.tell({ type: 'ui_state_ack', success: false, version: 1, reason: 'invalid' });
  assert.deepEqual(await second, { success: false, version: 1, reason: 'invalid' });
});

test('of updates that are refused as stale together the whole is told once', async (t) => {
  const haystack = await greeted(t);
  const updates = () => FakeSocket.last.said.filter(({ type }) => type.endsWith('state_update'));
  const acknowledged = [haystack.page.set({ active_tab: 'one' })];
  haystack.page.flush(true);
  acknowledged.push(haystack.page.change({ page_type: 'settings' }));
  haystack.page.flush(true);
  FakeSocket.last.tell({ type: 'ui_state_ack', success: false, version: 1, reason: 'stale' });
  FakeSocket.last.tell({ type: 'ui_state_ack', success: false, version: 1, reason: 'stale' });
  assert.deepEqual(updates().slice(2).map(({ state }) => state), [{ active_tab: 'one', page_type: 'settings' }]);
  FakeSocket.last.tell({ type: 'ui_state_ack', success: true, version: 2 });
  assert.deepEqual(await Promise.all(acknowledged), [1, 2].map(() => ({ success: true, version: 2 })));
});

test('an update of the page that an error answers is told again where that helps, and keeps no later one back', async (t) => {
  const haystack = await greeted(t);
  const updates = () => FakeSocket.last.said.filter(({ type }) => type.endsWith('state_update'));
  const first = haystack.page.set({ active_tab: 'one' });
  t.mock.timers.tick(100);
  FakeSocket.last.tell({ type: 'error', code: 'overloaded', message: '', retryable: true, retry_after_ms: 5000 });
  const second = haystack.page.change({ page_type: 'settings' });
  t.mock.timers.tick(4999);
  assert.equal(updates().length, 1);
  t.mock.timers.tick(1);
  assert.deepEqual(updates()[1].state, { active_tab: 'one', page_type: 'settings' });
  FakeSocket.last.tell({ type: 'ui_state_ack', success: true, version: 1 });
  assert.deepEqual(await Promise.all([first, second]), [1, 2].map(() => ({ success: true, version: 1 })));

  const third = haystack.page.change({ active_tab: 'two' });
  t.mock.timers.tick(100);
  // a message's, and a turn's
  FakeSocket.last.tell({ type: 'error', code: 'queue_full', message: '', retryable: false, client_message_id: 'm' });
  FakeSocket.last.tell({ type: 'error', code: 'turn_timeout', message: '', retryable: false, seq: 1, turn_id: 't' });
  FakeSocket.last.tell({ type: 'error', code: 'session_not_found', message: '', retryable: false });
  assert.deepEqual(await third, { success: false, reason: 'session_not_found' });
  haystack.page.change({ active_tab: 'three' });
  t.mock.timers.tick(100);
  assert.deepEqual(updates()[3].changes, { active_tab: 'three' });
});
