// Runs every test, says the results to people, and writes them as lines of JSON where HAYSTACK_RESULTS says.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const TESTS = fileURLToPath(new URL('..', import.meta.url));
const AT_ONCE = 2;
const PATIENCE_MS = 120_000;

const files = readdirSync(TESTS)
  .filter((name) => name.endsWith('.test.js'))
  .map((name) => join(TESTS, name));

const results = run({ files, concurrency: AT_ONCE, timeout: PATIENCE_MS });
results.on('test:pass', ({ name }) => tell({ name }));
results.on('test:fail', ({ name, details }) => {
  process.exitCode = 1;
  const cause = details.error?.cause ?? details.error;
  tell({ name, error: String(cause?.stack ?? cause) });
});
results.compose(new spec()).pipe(process.stdout);

function tell(result) {
  const file = process.env.HAYSTACK_RESULTS;
  if (file) appendFileSync(file, JSON.stringify(result) + '\n');
}
