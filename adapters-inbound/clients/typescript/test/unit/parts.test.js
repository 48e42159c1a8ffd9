import assert from 'node:assert/strict';
import test from 'node:test';
import { Auth } from '../../src/auth.js';
import { generate } from '../../src/documents.js';
import { Log } from '../../src/log.js';
import { merged } from '../../src/page.js';
import { Requests } from '../../src/requests.js';
import { Retry, isFinal } from '../../src/retry.js';
import { Turn } from '../../src/turn.js';

test('waits are random between a quarter of a second and a bound that doubles up to fifteen', (t) => {
  const random = Math.random;
  t.after(() => (Math.random = random));
  Math.random = () => 1;
  const high = new Retry();
  assert.deepEqual(Array.from({ length: 8 }, () => high.next(1006, undefined)), [500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
  high.reset();
  assert.equal(high.next(1006, undefined), 500);
  Math.random = () => 0;
  assert.deepEqual(Array.from({ length: 3 }, () => high.next(1006, undefined)), [250, 250, 250]);
  assert.equal(high.next(4429, undefined), 15_000);
  assert.equal(high.next(1012, 700), 700);
});

test('only what cannot get better ends it', () => {
  const final = Array.from({ length: 5000 }, (_, code) => code).filter((code) => isFinal(code, true));
  assert.deepEqual(final, [1000, 1008, 3003]);
  assert.ok(isFinal(3000, false) && !isFinal(3000, true));
});

test('a log takes each event once and sees gaps', () => {
  const log = new Log(undefined);
  assert.equal(log.begin({ epoch: 'e', last_seq: 4 }), false);
  assert.deepEqual([5, 5, 7, 6].map((seq) => log.judge({ seq })), ['new', 'repeated', 'gap', 'new']);
  assert.equal(log.judge({ first_seq: 7, seq: 9 }), 'new');
  assert.equal(log.begin({ epoch: 'e', last_seq: 12 }), true);
  assert.equal(log.judge({ seq: 13 }), 'held');
  log.recovered();
  assert.deepEqual([10, 13].map((seq) => log.judge({ seq })), ['new', 'gap']);
});

test('a log that was lost goes on with what was heard meanwhile', () => {
  const log = new Log({ epoch: 'e', lastSeq: 40 });
  log.begin({ epoch: 'f', last_seq: 2 });
  log.judge({ first_seq: 3, seq: 4 });
  const held = log.restarted('f', 4);
  assert.deepEqual(held.map((frame) => log.judge(frame)), ['new']);
  assert.deepEqual(log.position, { epoch: 'f', lastSeq: 4 });
});

test('patches merge as RFC 7396 says, and join without losing what they remove', () => {
  assert.deepEqual(merged({ a: { b: 1, c: 2 }, d: [1] }, { a: { b: null }, d: [2], e: { f: null, g: 1 } }, false), { a: { c: 2 }, d: [2], e: { g: 1 } });
  assert.deepEqual(merged(undefined, { a: null }, false), {});
  assert.deepEqual(merged(1, 'x', false), 'x');
  const joined = merged({ a: null, b: { c: 1 } }, { b: { d: null }, e: 1 }, true);
  assert.deepEqual(joined, { a: null, b: { c: 1, d: null }, e: 1 });
  assert.deepEqual(merged({ a: 1, b: { d: 2 } }, joined, false), { b: { c: 1 }, e: 1 });
});

/** @param {number} end in seconds */
const jwt = (end) => `h.${Buffer.from(JSON.stringify({ exp: end, sub: 'Žofie' })).toString('base64url')}.s`;

test('a token is asked for a minute before it ends, once, and what fails is asked for when it is needed', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let now = 0;
  let asked = 0;
  /** @type {string[]} */
  const newer = [];
  const auth = new Auth(
    async () => {
      if (++asked === 3) throw new Error('offline');
      return jwt(now / 1000 + 600);
    },
    (token) => newer.push(token),
    () => now,
  );
  const pass = async (/** @type {number} */ ms) => {
    now += ms;
    t.mock.timers.tick(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const [first, same] = await Promise.all([auth.token(), auth.token()]);
  assert.equal(first, same);
  await pass(539_999);
  assert.equal(asked, 1);
  await pass(1);
  assert.deepEqual([asked, newer.length], [2, 1]);
  await pass(540_000);
  assert.deepEqual([asked, newer.length], [3, 1]);
  await auth.token();
  assert.equal(asked, 4);
  auth.keep(false);
});

test('a short token is asked for at half of its time, and what is no JWT never', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const waits = [];
  for (const token of [jwt(20), 'opaque', '', jwt(10_000_000_000)]) {
    let asked = 0;
    const auth = new Auth(() => (asked++, token), () => {}, () => 0);
    await auth.token();
    t.mock.timers.tick(9_999);
    const early = asked;
    t.mock.timers.tick(1);
    waits.push([early, asked]);
    auth.keep(false);
  }
  assert.deepEqual(waits, [[1, 2], [1, 1], [1, 1], [1, 1]]);
});

/** @param {string} text @param {number} size */
function answering(text, size) {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });
  const auth = new Auth(undefined, () => {}, () => 0);
  return new Requests('http://x', auth, undefined, async () => new Response(body));
}

test('a stream is read however it is cut', async () => {
  const text = 'event: text_chunk\r\ndata: {"content":"Žofie ✓",\r\ndata: "draft":1}\r\n\r\n: nothing\n\nevent:document\ndata:{"content":"x"}\n\n';
  for (let size = 1; size <= text.length; size++) {
    const all = [];
    for await (const part of generate(answering(text, size), /** @type {any} */ ({}))) all.push(part);
    assert.deepEqual(all, [{ type: 'text', text: 'Žofie ✓', draft: 1 }, { type: 'document', document: { content: 'x' } }]);
  }
});

test('a stream that ends without its document has failed, and so has one that says so', async () => {
  const read = async (/** @type {string} */ text) => {
    for await (const _ of generate(answering(text, 1000), /** @type {any} */ ({})));
  };
  await assert.rejects(read('event: progress\ndata: {"stage":"writing"}\n\n'), { code: 'model_truncated', retryable: true });
  await assert.rejects(read('event: error\ndata: {"code":"policy_check_failed","detail":"No.","retryable":true,"status":503}\n\n'), {
    code: 'policy_check_failed',
    message: 'No.',
    status: 503,
  });
});

test('every reader of a turn reads all of it, and a stored answer that differs replaces what was told', async () => {
  const turn = new Turn('id', 'hi', () => {});
  turn.add({ type: 'text', text: 'one' });
  const read = async () => {
    const all = [];
    for await (const part of turn) all.push(part);
    return all;
  };
  const early = read();
  turn.complete({ text: 'two', finishReason: 'unknown' });
  const wanted = [
    { type: 'text', text: 'one' },
    { type: 'text', text: 'two', replaces: true },
    { type: 'end', text: 'two', finishReason: 'unknown' },
  ];
  assert.deepEqual(await early, wanted);
  assert.deepEqual(await read(), wanted);
  assert.equal(turn.text, 'two');
});
