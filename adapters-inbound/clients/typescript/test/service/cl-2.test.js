import assert from 'node:assert/strict';
import test from 'node:test';
import { FaultProxy } from '../kit/fault-proxy.js';
import { asked, at, begun, client, move, next, opened, stage, stored, tally, unsigned } from '../kit/stage.js';

const WORDS = 12;
const ANSWER = Array.from({ length: WORDS }, (_, number) => `${number + 1} `).join('');

for (const fate of /** @type {const} */ (['cut', 'half', 'lose'])) {
  test(`CL-2: cut at every event (${fate}), nothing is missing and nothing comes twice`, async (t) => {
    const proxy = await FaultProxy.before(stage.open, t);
    const token = () => unsigned(`cut-${fate}`);
    // greeting, heartbeat, then the turn: beginning, words, end, no more typing
    for (let event = 1; event <= WORDS + 3; event++) {
      let cuts = 0;
      proxy.told = (frame) => ((frame.first_seq ?? frame.seq) <= event && event <= frame.seq && cuts++ === 0 ? fate : 'pass');
      const haystack = client(t, { url: proxy.url, token });
      const { taken, isContiguous } = tally(haystack);
      const turn = haystack.send(`say ${WORDS}`);
      const { text, finishReason } = await turn.answer;
      assert.equal(text, ANSWER, `cut at event ${event}`);
      assert.equal(finishReason, 'stop');
      if (taken.at(-1).type !== 'typing_indicator') await next(haystack, 'typing_indicator', ({ typing }) => !typing);
      assert.ok(isContiguous(), `contiguous, cut at event ${event}`);
      assert.equal(taken.filter(({ type }) => type === 'message_complete').length, 1);
      assert.deepEqual(await stored(haystack), [['user', `say ${WORDS}`], ['assistant', ANSWER]]);
      assert.ok(cuts > 0, `cut at event ${event}`);
      haystack.close();
    }
  });
}

test('CL-2: cut at every event of one turn, again and again', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const cut = new Set();
  proxy.told = ({ seq, type }) => {
    if (!seq || type === 'typing_indicator' || cut.has(seq)) return 'pass';
    cut.add(seq);
    return 'cut';
  };
  const haystack = client(t, { url: proxy.url, token: () => unsigned('again') });
  const { isContiguous } = tally(haystack);
  assert.equal((await haystack.send('say 20').answer).text.split(' ').length, 21);
  assert.ok(isContiguous());
  assert.ok(proxy.links > 2, String(proxy.links));
});

test('CL-2: a later page goes on where the one before it stood', async (t) => {
  const url = at(stage.open);
  const token = () => unsigned('later');
  const name = crypto.randomUUID();
  const before = client(t, { url, token });
  await opened(before);
  const from = before.position;
  const turn = before.send(`hold ${name}`);
  await begun(turn);
  before.close();
  await assert.rejects(turn.answer, { code: 'connection_closed' });

  /** @type {Promise<import('../../src/turn.js').Turn>} */
  const seen = new Promise((resolve) => client(t, { url, token, session: before.session, from, turn: resolve }));
  const again = await seen;
  await move(`release/${name}`);
  assert.equal((await again.answer).text, 'started done');
});

test('CL-2: what is gone for good is read anew, and a turn that ended meanwhile ends', async (t) => {
  const proxy = await FaultProxy.before(stage.open, t);
  const name = crypto.randomUUID();
  /** @type {(messages: any[]) => void} */
  let lost = () => {};
  const reread = new Promise((resolve) => (lost = resolve));
  const haystack = client(t, { url: proxy.url, token: () => unsigned('gone'), lost });
  const turn = haystack.send(`hold ${name}`);
  await begun(turn);
  // as if its log were gone: it is asked for one that nobody knows, once the turn is over
  proxy.said = (frame) => (frame.type === 'resume' ? 'lose' : 'pass');
  proxy.cut();
  await move(`release/${name}`);
  while ((await haystack.messages()).messages.length < 2) await next(haystack, 'status');
  proxy.said = (frame) => (frame.type === 'resume' ? { ...frame, epoch: 'unknown' } : 'pass');

  assert.equal((await turn.answer).text, 'started done');
  assert.deepEqual((await reread).map((/** @type {any} */ { content }) => content), [`hold ${name}`, 'started done']);
  assert.equal(await asked(`hold ${name}`), 1);
  proxy.said = () => 'pass';
  assert.equal((await haystack.send('say 2').answer).text, '1 2 ');
});
