import assert from 'node:assert/strict';
import test from 'node:test';
import { at, client, parts, signed, stage, unsigned } from '../kit/stage.js';

const REQUEST = {
  template: { id: 't1', name: 'Note', content: '# Note\n## Sleep' },
  transcript: { segments: [{ speaker: 'Client', text: 'My sleep is better.', startTime: 4 }] },
  clientInfo: { id: 'c1', name: 'Maria' },
  practitionerInfo: { id: 'p1', name: 'Ana' },
};

test('CL-9: a document is told stage by stage, word by word, and whole', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('writes') });
  const all = await parts(haystack.generate(REQUEST));

  assert.deepEqual(all[0], { type: 'stage', stage: 'checking_policy', parts: undefined, partsRead: undefined, draft: undefined });
  assert.ok(all.some(({ type, stage: name }) => type === 'stage' && name === 'writing'));
  const last = all.at(-1);
  assert.equal(last.type, 'document');
  const draft = Math.max(...all.filter(({ type }) => type === 'text').map((part) => part.draft));
  const text = all.filter((part) => part.type === 'text' && part.draft === draft).map((part) => part.text).join('');
  assert.equal(text.trim(), last.document.content.trim());
  assert.equal(last.document.metadata.templateId, 't1');
});

test('CL-9: a violation is a document that says so', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('violates') });
  const template = { ...REQUEST.template, content: 'Provide a DSM-5 diagnosis.' };
  const { document } = (await parts(haystack.generate({ ...REQUEST, template }))).at(-1);
  assert.equal(document.metadata.policyViolation, true);
  assert.ok(document.content.includes('POLICY VIOLATION'));
});

test('CL-9: what is not valid is refused with the fields at fault', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('forgets') });
  const { template, ...rest } = REQUEST;
  await assert.rejects(parts(haystack.generate(/** @type {any} */ (rest))), { code: 'message_invalid', status: 422, pointer: '/template' });
});

test('CL-9: a token that is too old is replaced', async (t) => {
  let asked = 0;
  const haystack = client(t, { url: at(stage.signed), token: () => (asked++ ? signed('writes-on', 600) : 'old') });
  const { document } = (await parts(haystack.generate(REQUEST))).at(-1);
  assert.ok(document.content.startsWith('# Note'));
});

test('CL-9: who goes away in between is not waited for', async (t) => {
  const haystack = client(t, { url: at(stage.open), token: () => unsigned('leaves') });
  const leaving = new AbortController();
  await assert.rejects(async () => {
    for await (const _ of haystack.generate(REQUEST, { signal: leaving.signal })) leaving.abort();
  }, { name: 'AbortError' });
});
