import assert from 'node:assert/strict';
import test from 'node:test';
import { FaultProxy } from '../kit/fault-proxy.js';
import { at, begun, client, move, next, opened, stage, unsigned } from '../kit/stage.js';

test('CL-5: what is stopped keeps what there is, and the model is not waited for', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('stops') });
  const turn = haystack.send(`hold ${crypto.randomUUID()}`);
  await begun(turn);
  turn.stop();
  const answer = await turn.answer;

  assert.equal(answer.finishReason, 'stopped');
  assert.equal(answer.text, 'started');
  assert.equal(await move('gone'), 'true');
  assert.deepEqual((await haystack.messages()).messages.map(({ status }) => status), ['complete', 'stopped']);
  turn.stop();
});

test('CL-5: a stop that finds no connection is told once there is one', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('stops-later') });
  const turn = haystack.send(`hold ${crypto.randomUUID()}`);
  await begun(turn);
  proxy.cut();
  await next(haystack, 'status', ({ state }) => state === 'waiting');
  turn.stop();
  assert.equal((await turn.answer).finishReason, 'stopped');
});

test('CL-5: a message that waits is stopped when its turn comes', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('stops-queued') });
  await opened(haystack);
  const name = crypto.randomUUID();
  const first = haystack.send(`hold ${name}`);
  await begun(first);
  const second = haystack.send(`hold ${crypto.randomUUID()}`);
  await second[Symbol.asyncIterator]().next();
  second.stop();
  await move(`release/${name}`);

  assert.equal((await first.answer).text, 'started done');
  assert.equal((await second.answer).finishReason, 'stopped');
});
