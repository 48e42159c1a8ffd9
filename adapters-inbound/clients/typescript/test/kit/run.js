import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';

/** The library's folder. */
export const HOME = fileURLToPath(new URL('../..', import.meta.url));

const run = promisify(execFile);

/** What a program says, if it ends well. @param {string} program @param {string[]} words @param {string} [folder] */
export async function said(program, words, folder = HOME) {
  try {
    return (await run(program, words, { cwd: folder })).stdout;
  } catch (error) {
    const { stdout, stderr } = /** @type {any} */ (error);
    throw new Error(`${program} ${words.join(' ')}\n${stdout}\n${stderr}`);
  }
}

/** @param {...string} words */
export const node = (...words) => said(process.execPath, words);

/** @param {...string} words */
export const tsc = (...words) => node(join(HOME, 'node_modules/typescript/bin/tsc'), ...words);

const emptyFolder = () => mkdtemp(join(tmpdir(), 'haystack-client-'));

/** A folder that is gone after the test. @param {{after: (done: () => Promise<void>) => void}} test */
export async function folder(test) {
  const path = await emptyFolder();
  test.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A TypeScript example as a module that runs. @param {string} path @returns {Promise<any>} */
export async function example(path) {
  const { outputText } = ts.transpileModule(await readFile(join(HOME, 'examples', path), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, jsx: ts.JsxEmit.ReactJSX },
  });
  const project = await emptyFolder();
  try {
    const packages = join(project, 'node_modules');
    await mkdir(join(packages, '@haystack'), { recursive: true });
    await symlink(HOME, join(packages, '@haystack/client'), 'junction');
    await symlink(join(HOME, 'node_modules/react'), join(packages, 'react'), 'junction');
    const made = join(project, 'example.mjs');
    await writeFile(made, outputText);
    return await import(pathToFileURL(made).href);
  } finally {
    await rm(project, { recursive: true });
  }
}
