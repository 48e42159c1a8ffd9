import { execFile } from 'node:child_process';
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
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

/** A folder that is gone after the test. @param {{after: (done: () => Promise<void>) => void}} test */
export async function folder(test) {
  const path = await mkdtemp(join(tmpdir(), 'haystack-client-'));
  test.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A TypeScript example as a module that runs. @param {string} path @returns {Promise<any>} */
export async function example(path) {
  const source = join(HOME, 'examples', path);
  const { outputText } = ts.transpileModule(await readFile(source, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, jsx: ts.JsxEmit.ReactJSX },
  });
  const made = source.replace(/\.tsx?$/, `.${process.pid}.made.mjs`);
  await writeFile(made, outputText);
  try {
    return await import(pathToFileURL(made).href);
  } finally {
    await rm(made);
  }
}
