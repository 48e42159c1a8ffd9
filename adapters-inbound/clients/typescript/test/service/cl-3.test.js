import assert from 'node:assert/strict';
import test from 'node:test';
import { FaultProxy } from '../kit/fault-proxy.js';
import { asked, at, begun, client, move, next, opened, stage, stored, unsigned } from '../kit/stage.js';

/** @param {string} name */
const words = (name) => `say 3 ${name}-${crypto.randomUUID()}`;

for (const fate of /** @type {const} */ (['lose', 'cut'])) {
  test(`CL-3: a message whose way there breaks (${fate}) is answered once`, async (t) => {
    const proxy = await FaultProxy.before(stage.open, t);
    let breaks = 0;
    /** @type {Set<string>} */
    const ids = new Set();
    proxy.said = (frame) => {
      if (frame.type !== 'chat_message') return 'pass';
      ids.add(frame.client_message_id);
      return breaks++ < 3 ? fate : 'pass';
    };
    const haystack = client(t, { url: proxy.url, token: () => unsigned(`doubled-${fate}`) });
    const said = words(fate);
    const { text } = await haystack.send(said).answer;

    assert.equal(text, '1 2 3 ');
    assert.equal(ids.size, 1);
    assert.equal(await asked(said), 1);
    assert.deepEqual(await stored(haystack), [['user', said], ['assistant', text]]);
  });
}

test('CL-3: the same message sent again by hand is answered from the first', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('by-hand') });
  const said = words('hand');
  const first = await haystack.send(said, { id: 'mine' }).answer;
  const second = await haystack.send(said, { id: 'mine' }).answer;

  assert.equal(second.text, first.text);
  assert.equal(await asked(said), 1);
  await assert.rejects(haystack.send('say 1', { id: 'mine' }).answer, { code: 'id_conflict' });
});

test('CL-3: what is said offline waits, in order and at most twenty', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const target = proxy.target;
  proxy.target = 1;
  const haystack = client(t, { url: proxy.url, token: () => unsigned('offline') });
  await next(haystack, 'status', ({ state }) => state === 'waiting');
  const turns = Array.from({ length: 20 }, (_, number) => haystack.send(`say 1 ${number}`));
  assert.throws(() => haystack.send('one more'), { code: 'offline_queue_full', retryable: true });
  turns[3]?.stop();
  proxy.target = target;

  const answers = await Promise.all(turns.map(({ answer }) => answer));
  assert.equal(answers[3]?.finishReason, 'stopped');
  const users = (await haystack.messages({ limit: 200 })).messages.filter(({ role }) => role === 'user');
  const numbers = Array.from({ length: 20 }, (_, number) => number).filter((number) => number !== 3);
  assert.deepEqual(users.map(({ content }) => content), numbers.map((number) => `say 1 ${number}`));
});

test('CL-3: a message that waits for its turn when the socket breaks is answered once', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const name = crypto.randomUUID();
  const haystack = client(t, { url: proxy.url, token: () => unsigned('queued') });
  const first = haystack.send(`hold ${name}`);
  await begun(first);
  const said = words('queued');
  const second = haystack.send(said);
  await second[Symbol.asyncIterator]().next();
  proxy.cut();
  await next(haystack, 'status', ({ state }) => state !== 'open');
  await opened(haystack);
  await move(`release/${name}`);

  assert.equal((await first.answer).text, 'started done');
  assert.equal((await second.answer).text, '1 2 3 ');
  assert.equal(await asked(said), 1);
});
