import assert from 'node:assert/strict';
import test from 'node:test';
import { at, client, move, next, opened, parts, stage, stored, tally, unsigned } from '../kit/stage.js';

test('CL-1: the texts of a turn are the stored answer, in order', async (t) => {
  const haystack = client(t, { url: at(stage.open) });
  const { taken, isContiguous } = tally(haystack);
  const turn = haystack.send('say 40');
  const all = await parts(turn);
  const answer = await turn.answer;

  assert.equal(answer.text, Array.from({ length: 40 }, (_, number) => `${number + 1} `).join(''));
  assert.equal(all.filter(({ type }) => type === 'text').map(({ text }) => text).join(''), answer.text);
  assert.deepEqual(await stored(haystack), [['user', 'say 40'], ['assistant', answer.text]]);
  assert.equal(all.at(-1).type, 'end');
  assert.equal(answer.finishReason, 'stop');
  assert.equal(answer.usage?.output_tokens, 40);
  assert.equal(taken.at(0).typing, true);
  assert.ok(isContiguous());
});

test('CL-1: tools and actions come between texts and end', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('one') });
  await haystack.page.set({ page_type: 'transcribe_page' });
  const all = await parts(haystack.send('select'));

  assert.deepEqual(
    all.map(({ type, state }) => (state ? `${type} ${state}` : type)).filter((type, at, types) => type !== types[at - 1]),
    ['text', 'tool started', 'tool completed', 'text', 'actions', 'end'],
  );
  const [started, completed] = all.filter(({ type }) => type === 'tool');
  assert.equal(started.name, 'set_client_selection');
  assert.equal(started.arguments.client_name, 'John');
  assert.equal(completed.id, started.id);
  assert.equal(completed.success, true);
});

test('CL-1: messages are answered one after the other, and other pages of the session see them', async (t) => {
  const url = at(stage.open);
  const name = crypto.randomUUID();
  /** @type {import('../../src/turn.js').Turn[]} */
  const seen = [];
  const token = () => unsigned('two');
  const first = client(t, { url, token });
  await first.send('say 1').answer;
  const other = client(t, { url, token, session: first.session, turn: (turn) => seen.push(turn) });
  await opened(other);
  /** @type {any[]} */
  const said = [];
  first.connection.on('sent', (frame) => frame.type === 'chat_message' && said.push(frame.content));
  const one = first.send(`hold ${name}`);
  const two = first.send('say 3');
  const queued = await two[Symbol.asyncIterator]().next();
  assert.deepEqual(queued.value, { type: 'queued', position: 1, reason: 'session_busy' });
  await move(`release/${name}`);

  assert.equal((await one.answer).text, 'started done');
  assert.equal((await two.answer).text, '1 2 3 ');
  assert.deepEqual(said, [`hold ${name}`, 'say 3']);
  const texts = await Promise.all(seen.map(async (turn) => (await turn.answer).text));
  assert.deepEqual(texts, ['started done', '1 2 3 '].slice(0, texts.length));
  assert.equal(seen[0]?.content, undefined);
});

test('CL-1: a turn that fails says so after what there was of it', async (t) => {
  const haystack = client(t, { url: at(stage.open) });
  const turn = haystack.send('break');
  /** @type {any[]} */
  const all = [];
  await assert.rejects(
    async () => {
      for await (const part of turn) all.push(part);
    },
    { code: 'model_truncated', retryable: true },
  );
  assert.deepEqual(all, [{ type: 'text', text: 'half' }]);
  await assert.rejects(turn.answer, { code: 'model_truncated' });
});

test('CL-1: the way to the service is measured', async (t) => {
  const haystack = client(t, { url: at(stage.open) });
  const first = await next(haystack, 'roundTrip');
  await next(haystack, 'roundTrip');
  assert.ok(first > 0 && first < 5_000, String(first));
});
