import assert from 'node:assert/strict';
import test from 'node:test';
import { FaultProxy } from '../kit/fault-proxy.js';
import { asked, at, begun, client, move, next, opened, parts, signed, stage, stored, tally, unsigned } from '../kit/stage.js';

/** A network that lets no WebSocket through. @param {number} port @param {import('../kit/stage.js').Test} t */
async function refusing(port, t) {
  const proxy = await FaultProxy.before(port, t);
  proxy.refuses = true;
  return proxy;
}

test('CL-11: after two handshakes that fail it speaks and hears without a WebSocket', async (t) => {
  const proxy = await refusing(stage.open, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('listens') });
  /** @type {number[]} */
  const codes = [];
  haystack.connection.on('status', (status) => status.state === 'waiting' && codes.push(status.closeCode));
  const { taken, isContiguous } = tally(haystack);
  const turn = haystack.send('say 40');
  const all = await parts(turn);
  const answer = await turn.answer;

  assert.deepEqual([codes, proxy.refused], [[1006, 1006], 2]);
  assert.equal(answer.finishReason, 'stop');
  assert.equal(answer.usage?.output_tokens, 40);
  assert.equal(all.filter(({ type }) => type === 'text').map(({ text }) => text).join(''), answer.text);
  assert.deepEqual(await stored(haystack), [['user', 'say 40'], ['assistant', answer.text]]);
  assert.equal(taken.at(0).typing, true);
  assert.ok(isContiguous());
});

test('CL-11: the page is told before what follows, and what it is asked to do is done', async (t) => {
  const proxy = await refusing(stage.open, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('shows') });
  const done = new Promise((resolve) => haystack.page.onAction('*', resolve));
  const told = haystack.page.set({ page_type: 'transcribe_page' });
  const all = await parts(haystack.send('select'));

  assert.deepEqual(await told, { success: true, version: 1 });
  assert.ok(all.some(({ type, name }) => type === 'tool' && name === 'set_client_selection'));
  assert.equal((/** @type {any} */ (await done)).clientName, 'John');
  assert.deepEqual(await haystack.page.change({ active_tab: 'two' }), { success: true, version: 2 });
});

test('CL-11: cut in the middle it goes on where it was, and says nothing twice', async (t) => {
  const proxy = await refusing(stage.open, t);
  const name = crypto.randomUUID();
  const haystack = client(t, { url: proxy.url, token: () => unsigned('is-cut') });
  const { isContiguous } = tally(haystack);
  const turn = haystack.send(`hold ${name}`);
  await begun(turn);
  const waiting = haystack.send(`say 3 of ${name}`);
  assert.equal((await waiting[Symbol.asyncIterator]().next()).value?.type, 'queued');
  proxy.cut();
  await next(haystack, 'status', ({ state }) => state === 'waiting');
  await move(`release/${name}`);

  assert.equal((await turn.answer).text, 'started done');
  await waiting.answer;
  assert.ok(isContiguous());
  assert.equal(await asked(`say 3 of ${name}`), 1);
  assert.equal(proxy.refused, 2);
});

test('CL-11: a turn is stopped, and what fails is said', async (t) => {
  const proxy = await refusing(stage.open, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('stops-it') });
  const turn = haystack.send(`hold ${crypto.randomUUID()}`);
  await begun(turn);
  turn.stop();
  assert.equal((await turn.answer).finishReason, 'stopped');
  await assert.rejects(haystack.send('break').answer, { code: 'model_truncated' });
  const id = crypto.randomUUID();
  await haystack.send('say 1', { id }).answer;
  await assert.rejects(haystack.send('say 2', { id }).answer, { code: 'id_conflict' });
});

test('CL-11: a token that ends is replaced, and nothing is missed', async (t) => {
  const proxy = await refusing(stage.signed, t);
  let asked = 0;
  const haystack = client(t, { url: proxy.url, token: () => (asked++ ? signed('renews', 600) : signed('renews', 3)) });
  const { isContiguous } = tally(haystack);
  assert.equal((await haystack.send('say 2').answer).text, '1 2 ');
  await next(haystack, 'status', ({ state }) => state === 'waiting');
  await opened(haystack);
  assert.equal((await haystack.send('say 3').answer).text, '1 2 3 ');
  assert.ok(isContiguous());
});

test('CL-11: where a WebSocket gets through again, and the stream does not, it is taken', async (t) => {
  const proxy = await refusing(stage.open, t);
  let streams = true;
  const broken = async (/** @type {any} */ address, /** @type {any} */ init) => {
    if (!streams && String(address).endsWith('/events')) throw new TypeError('no way');
    return fetch(address, init);
  };
  const haystack = client(t, { url: proxy.url, token: () => unsigned('returns'), fetch: broken });
  await opened(haystack);
  streams = proxy.refuses = false;
  proxy.cut();
  await next(haystack, 'status', ({ state }) => state === 'waiting');
  await next(haystack, 'status', ({ state }) => state === 'open');
  assert.ok((await next(haystack, 'roundTrip')) > 0);
});
