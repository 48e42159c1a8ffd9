import assert from 'node:assert/strict';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { FaultProxy } from '../kit/fault-proxy.js';
import { HOME, folder, said, tsc } from '../kit/run.js';
import { stage } from '../kit/stage.js';

test('CL-10: what is packed serves a stranger, typed and through a break', async (t) => {
  const empty = await folder(t);
  const [packed] = JSON.parse(await said('npm', ['pack', '--json', '--pack-destination', empty]));
  const paths = packed.files.map((/** @type {{path: string}} */ { path }) => path);
  assert.ok(paths.every((/** @type {string} */ path) => /^(src|types)\/|^(package\.json|README\.md)$/.test(path)), paths.join());
  // sources, tests and examples, the latter by the types that a stranger gets
  await tsc();
  await writeFile(join(empty, 'package.json'), '{"type": "module"}');
  await said('npm', ['install', '--offline', '--no-audit', '--no-fund', join(empty, packed.filename)], empty);
  await symlink(join(HOME, 'node_modules/ws'), join(empty, 'node_modules/ws'));
  await writeFile(join(empty, 'chat.js'), await readFile(join(HOME, 'examples/chat.js')));

  const proxy = await FaultProxy.before(stage.open, t);
  let cuts = 0;
  proxy.told = ({ seq }) => (seq === 3 && cuts++ === 0 ? 'cut' : 'pass');
  assert.equal(await said(process.execPath, ['chat.js', proxy.url], empty), 'Wait. That is it.');
  assert.ok(proxy.links > 1);
});
