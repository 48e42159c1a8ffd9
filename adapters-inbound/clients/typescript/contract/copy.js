// Lays the contracts' types beside those that are made of the sources, for the package.
import { copyFile } from 'node:fs/promises';

for (const name of ['frames.d.ts', 'http.d.ts']) {
  await copyFile(new URL(`../src/${name}`, import.meta.url), new URL(`../types/${name}`, import.meta.url));
}
