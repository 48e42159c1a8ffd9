import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { becomePage } from '../kit/dom.js';
import { HOME, example, folder, node } from '../kit/run.js';
import { at, stage, unsigned } from '../kit/stage.js';

const DOCS = process.env['HAYSTACK_DOCS'] ?? join(HOME, '../../../docs');
const BYTES_MAX = { 'haystack.js': 6 * 1024, 'listening.js': 1536, 'documents.js': 512, 'chunk.js': 512 };

test('CL-10: the types are those of the contracts', async (t) => {
  const made = await folder(t);
  await node('contract/generate.js', made);
  for (const name of ['frames.d.ts', 'http.d.ts']) {
    const [now, wanted] = await Promise.all([join(HOME, 'src', name), join(made, name)].map((path) => readFile(path, 'utf8')));
    assert.equal(now, wanted, `src/${name} is not what the contract says: npm run contract`);
  }
});

test('CL-10: in a page it is six kilobytes, and depends on nothing', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(HOME, 'src/haystack.js')],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    splitting: true,
    outdir: 'made',
    chunkNames: '[name]',
  });
  const sizes = Object.fromEntries(
    outputFiles.map(({ path, contents }) => [basename(path), gzipSync(contents, { level: 9 }).length]),
  );
  console.log(sizes);
  // what is imported only where it is needed, and what those share
  assert.deepEqual(Object.keys(sizes).sort(), ['chunk.js', 'documents.js', 'haystack.js', 'listening.js']);
  for (const [name, most] of Object.entries(BYTES_MAX)) {
    assert.ok(/** @type {number} */ (sizes[name]) <= most, `${name}: ${sizes[name]} bytes`);
  }
  const { dependencies } = JSON.parse(await readFile(join(HOME, 'package.json'), 'utf8'));
  assert.equal(dependencies, undefined);
});

test('CL-10: the lock file leaves it to the reader where packages come from', async () => {
  assert.ok(!(await readFile(join(HOME, 'package-lock.json'), 'utf8')).includes('"resolved"'));
});

test('CL-10: what the guide shows are the examples', async () => {
  const guide = await readFile(join(DOCS, 'web-client.md'), 'utf8');
  const shown = [...guide.matchAll(/`examples\/([\w./]+)`:\n\n```\w+\n([\s\S]*?)```/g)];
  assert.ok(shown.length >= 3, String(shown.length));
  for (const [, path, text] of shown) {
    assert.equal(text, await readFile(join(HOME, 'examples', /** @type {string} */ (path)), 'utf8'), path);
  }
});

test('CL-10: the examples run', async () => {
  const url = at(stage.open);
  assert.equal(await node('examples/chat.js', url), 'Wait. That is it.');
  assert.equal(await node('examples/page.js', url), 'the service knows the page\nshowing John\n');
  const document = await node('examples/document.js', url);
  assert.ok(document.startsWith('(checking_policy)\n(writing)\n') && document.endsWith('# Note\n## Sleep\nBetter.\n'), document);
});

test("CL-10: Vite's example runs in a page", async (t) => {
  const { document } = becomePage();
  const { assistant } = await example('vite/assistant.ts');
  document.body.innerHTML = '<form><input name="words" value="say 3"></form><output></output>';
  const output = document.body.querySelector('output');
  const form = /** @type {any} */ (document.body.querySelector('form'));
  const haystack = assistant(form, output, at(stage.open), async () => unsigned('vite'));
  t.after(() => haystack.close());
  const completed = new Promise((resolve) => haystack.connection.on('message_complete', () => setTimeout(resolve)));
  form.requestSubmit();
  await completed;
  assert.equal(output?.textContent, '1 2 3 ');
  assert.equal(output?.dataset['state'], 'open');
});
