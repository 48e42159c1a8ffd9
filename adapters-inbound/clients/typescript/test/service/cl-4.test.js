import assert from 'node:assert/strict';
import test from 'node:test';
import { FaultProxy } from '../kit/fault-proxy.js';
import { at, begun, client, move, next, opened, signed, stage, tally } from '../kit/stage.js';

test('CL-4: a token is brought before the last one ends, and nobody notices', async (t) => {
  let asked = 0;
  // the next one is asked for at half of its time
  const haystack = client(t, { url: at(stage.signed), token: () => signed('early', asked++ ? 600 : 3) });
  /** @type {any[]} */
  const demands = [];
  haystack.connection.on('auth_required', (frame) => demands.push(frame));
  const brought = next(haystack, 'sent', ({ type }) => type === 'auth_refresh');
  const name = crypto.randomUUID();
  const turn = haystack.send(`hold ${name}`);
  await begun(turn);
  await brought;
  await past(3);
  await move(`release/${name}`);

  assert.equal((await turn.answer).text, 'started done');
  assert.equal(asked, 2);
  assert.deepEqual(demands, []);
});

test('CL-4: a token that has ended is replaced when it is asked for, and nothing of the turn is lost', async (t) => {
  let asked = 0;
  /** @type {(token: string) => void} */
  let bring = () => {};
  /** @type {Promise<string>} */
  const late = new Promise((resolve) => (bring = resolve));
  const haystack = client(t, { url: at(stage.signed), token: () => (asked++ ? late : signed('late', 4)) });
  const { isContiguous } = tally(haystack);
  const demanded = next(haystack, 'auth_required');
  const name = crypto.randomUUID();
  const turn = haystack.send(`hold ${name}`);
  await begun(turn);
  assert.equal((await demanded).reason, 'expired');
  await move(`release/${name}`);
  bring(signed('late', 600));

  assert.equal((await turn.answer).text, 'started done');
  assert.ok(isContiguous());
});

test('CL-4: without a token in the handshake the first message waits for one', async (t) => {
  let asked = 0;
  const haystack = client(t, { url: at(stage.signed), token: () => (asked++ ? signed('missing', 600) : '') });
  const turn = haystack.send('say 2');
  assert.equal((await next(haystack, 'auth_required')).reason, 'missing');
  assert.equal((await turn.answer).text, '1 2 ');
});

test('CL-4: a connection that breaks comes back with a good token, over HTTP too', async (t) => {
  const proxy = await FaultProxy.before(stage.signed, t);
  let asked = 0;
  const haystack = client(t, { url: proxy.url, token: () => signed('back', asked++ ? 600 : 2) });
  await haystack.send('say 1').answer;
  proxy.target = 1;
  proxy.cut();
  await past(2);
  proxy.target = stage.signed;
  await opened(haystack);
  assert.equal((await haystack.send('say 1').answer).text, '1 ');
  assert.equal((await haystack.messages()).messages.length, 4);
  await haystack.delete();
});

test('CL-4: who brings no token in time is let go, and asked again', async (t) => {
  let asked = 0;
  const haystack = client(t, { url: at(stage.signed), token: () => (asked++ < 2 ? 'bad' : signed('third', 600)) });
  /** @type {any[]} */
  const gone = [];
  haystack.connection.on('status', (status) => status.state === 'waiting' && gone.push(status.closeCode));
  assert.equal((await haystack.send('say 1').answer).text, '1 ');
  assert.ok(gone.every((code) => [3000, 1006].includes(code)), String(gone));
});

/** Whole seconds: tokens end at one. @param {number} seconds */
const past = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000 + 50));
