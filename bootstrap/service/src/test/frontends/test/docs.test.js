// What the guide shows is run as it stands there, but for the service's address.
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ann, eventually, messages, newId, service } from './kit/stage.js';

const guide = await readFile(`${process.env.HAYSTACK_DOCS}/frontends.md`, 'utf8');
const snippets = [...guide.matchAll(/^## (.*)\n(?:(?!^## )[\s\S])*?```js\n([\s\S]*?)```/gm)].map(([, heading, code]) => ({ heading, code }));

/** Runs the snippet of that heading with those names at hand; gives what it has made under these. */
async function run(heading, given, made) {
  const { code } = snippets.find((snippet) => snippet.heading.startsWith(heading));
  const file = new URL(`./snippet-${newId()}.mjs`, import.meta.url);
  const names = Object.keys(given);
  globalThis[file.href] = given;
  await writeFile(
    file,
    `const { ${names.join(', ')} } = globalThis['${file.href}'];\n${code.replaceAll('https://chat.example.com', service)}\nexport { ${made.join(', ')} };\n`,
  );
  try {
    return await import(file.href);
  } finally {
    await rm(file);
    delete globalThis[file.href];
  }
}

test('FE-19: the guide has a snippet for every door, and those for Node are run', () => {
  const headings = snippets.map(({ heading }) => heading);
  assert.deepEqual(headings, ['AG-UI', 'The AI SDK, assistant-ui', 'OpenAI clients', 'Without WebSockets']);
});

test('FE-19: the snippet for AG-UI runs', async () => {
  const sessionId = newId();
  const { agent } = await run('AG-UI', { sessionId, token: ann, act: () => {} }, ['agent']);
  assert.equal(agent.messages.at(-1).role, 'assistant');
  assert.deepEqual((await messages(sessionId))[0], 'user: Find John');
});

test('FE-19: the snippet for OpenAI clients runs', async () => {
  const sessionId = newId();
  const given = { sessionId, token: ann, messages: [{ role: 'user', content: 'say 3' }] };
  const { answer } = await run('OpenAI', given, ['answer']);
  assert.equal(answer.choices[0].message.content, '1 2 3 ');
  assert.deepEqual(await messages(sessionId), ['user: say 3', 'assistant: 1 2 3 ']);
});

test('FE-19: the snippet for what has no WebSocket runs', async () => {
  const sessionId = newId();
  const { events, sent } = await run('Without', { sessionId, token: ann }, ['events', 'sent']);
  const { turn_id: turnId } = await sent.json();
  assert.deepEqual([events.status, sent.status], [200, 202]);
  let heard = '';
  for await (const bytes of events.body.pipeThrough(new TextDecoderStream())) {
    heard += bytes;
    if (heard.includes('"typing":false')) break;
  }
  assert.ok(heard.includes(turnId) && heard.includes('"message_complete"'), heard);
  await eventually(async () => (await messages(sessionId)).length === 2);
});
