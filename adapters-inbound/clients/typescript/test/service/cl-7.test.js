import assert from 'node:assert/strict';
import test from 'node:test';
import { FaultProxy } from '../kit/fault-proxy.js';
import { at, begun, client, next, opened, signed, stage, tally, unsigned } from '../kit/stage.js';

const RETRY = { minMs: 2, maxMs: 40 };

for (const code of [1000, 1008, 3003]) {
  test(`CL-7: after ${code} it does not come back`, async (t) => {
    const proxy = await FaultProxy.before(stage.open, t);
    const haystack = client(t, { url: proxy.url, token: () => unsigned(`c${code}`) });
    const turn = haystack.send(`hold ${crypto.randomUUID()}`);
    await begun(turn);
    const closed = next(haystack, 'closed');
    proxy.closeWith(code);

    assert.equal((await closed).closeCode, code);
    assert.deepEqual(haystack.status, { state: 'closed', closeCode: code });
    await assert.rejects(turn.answer, { code: 'connection_closed', closeCode: code });
    assert.throws(() => haystack.send('say 1'), { code: 'connection_closed' });
    assert.equal((await haystack.page.set({})).reason, 'closed');
    assert.equal(proxy.links, 1);
  });
}

for (const code of [1001, 1002, 1003, 1007, 1009, 1011, 1012, 1013, 3000, 3008, 4408, 4429]) {
  test(`CL-7: after ${code} it comes back and goes on`, async (t) => {
    const proxy = await FaultProxy.before(stage.open, t);
    let asked = 0;
    const token = () => {
      asked++;
      return unsigned(`c${code}`);
    };
    const haystack = client(t, { url: proxy.url, token, retry: RETRY });
    const { isContiguous } = tally(haystack);
    await haystack.send('say 2').answer;
    const waiting = next(haystack, 'status', ({ state }) => state === 'waiting');
    proxy.closeWith(code);
    const status = await waiting;
    assert.ok(status.state === 'waiting' && status.closeCode === code);
    const isSlow = [1002, 1003, 1007, 1009, 1013, 4429].includes(code);
    assert.equal(status.retryInMs >= RETRY.maxMs, isSlow, JSON.stringify(status));

    assert.equal((await haystack.send('say 2').answer).text, '1 2 ');
    assert.ok(isContiguous());
    assert.equal(proxy.links >= 2, true);
    assert.equal(asked, code === 3000 ? 2 : 1);
  });
}

test('CL-7: a session that is deleted ends its sockets (1000)', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('deletes') });
  await haystack.send('say 1').answer;
  const closed = next(haystack, 'closed');
  await haystack.delete();
  assert.equal((await closed).closeCode, 1000);
});

test('CL-7: who says nonsense is let go (1008)', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('nonsense') });
  await opened(haystack);
  const closed = next(haystack, 'closed');
  for (let i = 0; i < 5; i++) haystack.connection.send(/** @type {any} */ ({ type: 'nonsense' }));
  assert.equal((await closed).closeCode, 1008);
});

test('CL-7: without tokens a demand for one ends it (3000)', async (t) => {
  const haystack = client(t, { url: at(stage.signed) });
  assert.equal((await next(haystack, 'closed')).closeCode, 3000);
});

test("CL-7: another user's session is not opened (3003)", async (t) => {
  const url = at(stage.signed);
  const owner = client(t, { url, token: () => signed('owner', 600) });
  await owner.send('say 1').answer;
  const other = client(t, { url, token: () => signed('other', 600), session: owner.session });
  const turn = other.send('say 1');
  await assert.rejects(turn.answer, (/** @type {any} */ error) => error.code === 'session_not_found' || error.closeCode === 3003);
});

test('CL-7: one socket too many comes back slowly (4429)', async (t) => {
  const url = at(stage.open);
  const token = () => unsigned('many');
  const all = Array.from({ length: 4 }, () => client(t, { url, token }));
  await Promise.all(all.map((each) => each.send('say 1').answer));
  const last = client(t, { url, token, retry: RETRY });
  const status = await next(last, 'status', ({ state }) => state === 'waiting');
  assert.ok(status.state === 'waiting' && status.closeCode === 4429 && status.retryInMs >= RETRY.maxMs, JSON.stringify(status));
  all[0]?.close();
  assert.equal((await last.send('say 1').answer).text, '1 ');
});

test('CL-7: a network that swallows everything is noticed by the heartbeat', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const haystack = client(t, { url: proxy.url, token: () => unsigned('swallows'), patienceMs: 1_000 });
  await haystack.send('say 1').answer;
  proxy.stall();
  await next(haystack, 'status', ({ state }) => state === 'waiting');
  assert.equal((await haystack.send('say 1').answer).text, '1 ');
});

test('CL-7: a message that is larger than the service takes is not sent', async (t) => {
  const haystack = client(t, { url: at(stage.open) });
  await opened(haystack);
  await assert.rejects(haystack.send('x'.repeat(70_000)).answer, { code: 'message_too_large' });
  assert.equal((await haystack.page.set({ page_url: 'x'.repeat(70_000) })).reason, 'too_large');
  assert.equal((await haystack.send('say 1').answer).text, '1 ');
});
