import assert from 'node:assert/strict';
import test from 'node:test';
import { FaultProxy } from '../kit/fault-proxy.js';
import { at, client, next, opened, parts, stage, unsigned } from '../kit/stage.js';

/** @param {import('../../src/haystack.js').Haystack} haystack @param {string} subject */
async function state(haystack, subject) {
  const response = await fetch(`${at(stage.open)}/sessions/${haystack.session}/state`, {
    headers: { Authorization: `Bearer ${unsigned(subject)}` },
  });
  return (await response.json()).ui_state;
}

/** What was sent of the page. @param {import('../../src/haystack.js').Haystack} haystack */
function updates(haystack) {
  /** @type {any[]} */
  const sent = [];
  haystack.connection.on('sent', (/** @type {any} */ frame) => frame.type.endsWith('state_update') && sent.push(frame));
  return sent;
}

test('CL-8: what changes within a moment is one frame', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('joins') });
  await haystack.send('say 1').answer;
  const sent = updates(haystack);
  assert.equal((await haystack.page.set({ page_type: 'settings', active_tab: 'one' })).success, true);
  const all = Array.from({ length: 30 }, (_, number) => haystack.page.change({ active_tab: String(number), extra: { [number % 3]: number } }));
  all.push(haystack.page.change({ extra: { 0: null }, page_type: null }));
  const acknowledgements = await Promise.all(all);

  assert.ok(acknowledgements.every(({ success }) => success));
  assert.deepEqual(sent.map(({ type }) => type), ['full_state_update', 'incremental_state_update']);
  assert.ok(sent[1].timestamp >= sent[0].timestamp && sent[1].sequence > sent[0].sequence);
  const wanted = { active_tab: '29', extra: { 1: 28, 2: 29 } };
  assert.deepEqual(await state(haystack, 'joins'), wanted);
  assert.deepEqual(haystack.page.state, wanted);
});

test('CL-8: a change that comes late is stale, and the whole is told once more', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('stale') });
  await haystack.send('say 1').answer;
  await haystack.page.set({ page_type: 'settings', active_tab: 'one' });
  const sent = updates(haystack);
  // another page of the session, whose clock says that it told later
  proxy.said = (frame) => (frame.type === 'incremental_state_update' ? { ...frame, timestamp: 1 } : 'pass');
  const { success } = await haystack.page.change({ active_tab: 'two' });

  assert.equal(success, true);
  assert.deepEqual(sent.map(({ type }) => type), ['incremental_state_update', 'full_state_update']);
  assert.deepEqual(await state(haystack, 'stale'), { page_type: 'settings', active_tab: 'two' });
});

test('CL-8: what stays stale is said, and so is what is refused for good', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('stays') });
  await haystack.send('say 1').answer;
  await haystack.page.set({ active_tab: 'one' });
  proxy.said = (frame) => (frame.type.endsWith('state_update') ? { ...frame, timestamp: 1 } : 'pass');
  const sent = updates(haystack);
  const acknowledgement = await haystack.page.change({ active_tab: 'two' });
  assert.deepEqual([acknowledgement.success, acknowledgement.reason], [false, 'stale']);
  assert.equal(sent.length, 2);
  proxy.said = (frame) => (frame.type.endsWith('state_update') ? { ...frame, timestamp: 'noon' } : 'pass');
  assert.equal((await haystack.page.change({ active_tab: 'two' })).reason, 'invalid');
});

test("CL-8: a page whose clock is wrong tells the service's time, and never goes back", async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('clock') });
  await haystack.send('say 1').answer;
  const real = Date.now;
  t.after(() => (Date.now = real));
  Date.now = () => real() - 3_600_000;
  await next(haystack, 'roundTrip');
  const sent = updates(haystack);
  for (const tab of ['one', 'two', 'three']) {
    assert.equal((await haystack.page.set({ active_tab: tab })).success, true);
    Date.now = () => real() - 7_200_000;
  }
  assert.ok(Math.abs(sent[0].timestamp - real()) < 10_000);
  assert.ok(sent.every(({ timestamp }, at) => at === 0 || timestamp >= sent[at - 1].timestamp));
  assert.deepEqual(await state(haystack, 'clock'), { active_tab: 'three' });
});

test('CL-8: on a new socket the page is told again', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('told-again') });
  await haystack.page.set({ page_type: 'settings' });
  const sent = updates(haystack);
  proxy.said = ({ type }) => (type === 'incremental_state_update' ? 'lose' : 'pass');
  const { success } = await haystack.page.change({ active_tab: 'one' });

  assert.equal(success, true);
  assert.deepEqual(sent.map(({ type }) => type), ['incremental_state_update', 'full_state_update']);
});

test('CL-8: what handlers return or throw becomes the result of the action, also after a break', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('acts') });
  await opened(haystack);
  /** @type {any[]} */
  const results = [];
  haystack.connection.on('sent', (frame) => frame.type === 'ui_action_result' && results.push(frame));
  await haystack.page.set({ page_type: 'transcribe_page' });
  haystack.page.onAction('set_client_selection', async ({ clientName: name }, { id }) => {
    proxy.cut();
    await next(haystack, 'status', ({ state }) => state === 'waiting');
    return { name, id };
  });
  const all = await parts(haystack.send('select'));
  const [action] = all.find(({ type }) => type === 'actions').actions;
  if (!results.length) await next(haystack, 'sent', ({ type }) => type === 'ui_action_result');
  assert.deepEqual(results, [
    { type: 'ui_action_result', action_id: action.id, success: true, detail: { name: 'John', id: action.id } },
  ]);

  haystack.page.onAction('set_client_selection', () => {
    throw new Error('there is no such client');
  });
  await haystack.send('select').answer;
  if (results.length < 2) await next(haystack, 'sent', ({ type }) => type === 'ui_action_result');
  assert.deepEqual([results[1]?.success, results[1]?.detail], [false, 'there is no such client']);
});
