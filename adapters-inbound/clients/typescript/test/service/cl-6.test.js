import assert from 'node:assert/strict';
import test from 'node:test';
import { FaultProxy } from '../kit/fault-proxy.js';
import { begun, client, move, next, stage, tally, unsigned } from '../kit/stage.js';

test('CL-6: a node that goes away says when to come back, and the other one goes on', async (t) => {
  const proxy = await FaultProxy.before(stage.leaving, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('moves') });
  const { isContiguous } = tally(haystack);
  assert.equal((await haystack.send('say 3').answer).text, '1 2 3 ');
  const name = crypto.randomUUID();
  const turn = haystack.send(`hold ${name}`);
  await begun(turn);

  const goingAway = next(haystack, 'going_away');
  const waiting = next(haystack, 'status', ({ state }) => state === 'waiting');
  proxy.target = stage.staying;
  const left = move('leave');
  const { reconnect_after_ms: after } = await goingAway;
  const status = await waiting;
  await left;

  assert.ok(status.state === 'waiting' && [1001, 1012].includes(status.closeCode), JSON.stringify(status));
  assert.ok(status.state === 'waiting' && status.retryInMs >= after, JSON.stringify(status));
  // its turn could not be finished there: it ends as stopped, with what there was of it
  const { text, finishReason } = await turn.answer;
  assert.deepEqual([text, finishReason], ['started', 'stopped']);
  assert.equal((await haystack.send('say 2').answer).text, '1 2 ');
  assert.ok(isContiguous());
  const { messages } = await haystack.messages();
  assert.deepEqual(messages.map(({ content }) => content), ['say 3', '1 2 3 ', `hold ${name}`, 'started', 'say 2', '1 2 ']);
});
