// Runs every test, says the results to people, and writes them as lines of JSON where HAYSTACK_RESULTS says.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node.js 20 or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

const TESTS = fileURLToPath(new URL('..', import.meta.url));
const AT_ONCE = 4;
const PATIENCE_MS = 120_000;

const files = ['service', 'unit']
  .flatMap((folder) => readdirSync(join(TESTS, folder)).map((name) => join(TESTS, folder, name)))
  .filter((name) => name.endsWith('.test.js'));

const results = run({ files, concurrency: AT_ONCE, timeout: PATIENCE_MS });
results.on('test:pass', ({ name }) => tell({ name }));
results.on('test:fail', ({ name, details }) => {
  process.exitCode = 1;
  const cause = /** @type {any} */ (details.error)?.cause ?? details.error;
  tell({ name, error: String(cause?.stack ?? cause) });
});
results.compose(new spec()).pipe(process.stdout);

/** @param {{name: string, error?: string}} result */
function tell(result) {
  const file = process.env['HAYSTACK_RESULTS'];
  if (file) appendFileSync(file, JSON.stringify(result) + '\n');
}
