// Writes src/frames.d.ts and src/http.d.ts anew from the two contracts, or into the folder that is named.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import openapi, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DOCS = process.env['HAYSTACK_DOCS'] ?? join(HERE, '../../../../docs');
const MADE = '// Made from the contract by `npm run contract`; do not edit.\n\n';

/** @param {string} words */
const typeName = (words) =>
  words === 'error' ? 'ErrorFrame' : words.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());

/** @param {any} node @returns {any} what refers to the document's components, referring to the schema's definitions */
function redirected(node) {
  if (Array.isArray(node)) return node.map(redirected);
  if (node === null || typeof node !== 'object') return node;
  if (Object.keys(node).join() === 'description' && typeof node.description === 'string') return { ...node, tsType: 'unknown' };
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' ? value.replace('#/components/schemas/', '#/definitions/') : redirected(value),
    ]),
  );
}

/** @param {any} contract @param {string} operation */
function spoken(contract, operation) {
  return contract.operations[operation].messages.map((/** @type {any} */ { $ref }) => $ref.split('/').at(-1));
}

/** @param {string} name @param {string[]} types */
function index(name, types) {
  const fields = types.map((type) => `  ${type}: ${typeName(type)};\n`).join('');
  return `\n/** By their \`type\`. */\nexport interface ${name}s {\n${fields}}\n\nexport type ${name} = ${name}s[keyof ${name}s];\n`;
}

async function frames() {
  const contract = parse(await readFile(join(DOCS, 'asyncapi.yaml'), 'utf8'));
  const told = spoken(contract, 'tell');
  const heard = spoken(contract, 'hear');
  const inspected = spoken(contract, 'tellInspect').filter((/** @type {string} */ type) => !told.includes(type));
  /** @type {any} */
  const definitions = redirected(contract.components.schemas);
  delete definitions.ClassicTool;
  for (const type of [...heard, ...told, ...inspected]) {
    const { payload, summary } = contract.components.messages[type];
    definitions[typeName(type)] = { description: summary, ...redirected(payload) };
    // that one of several fields must be there is said by words: the types stay plain
    delete definitions[typeName(type)].anyOf;
  }
  const text = await compile({ type: 'object', definitions }, 'Frames', {
    additionalProperties: false,
    bannerComment: '',
    unreachableDefinitions: true,
    style: { printWidth: 120, singleQuote: true },
  });
  const plain = text
    .replace(/export interface Frames \{\}\n/, '')
    .replace(/\/\*\*\n \* This interface was referenced by[^/]*?\*\/\n/g, '')
    .replace(/ \*\n \* This interface was referenced by.*\n \* via the `definition`.*\n/g, '');
  return MADE + plain.trim() + '\n' + index('ServerFrame', told) + index('ClientFrame', heard);
}

async function http() {
  return MADE + astToString(await openapi(pathToFileURL(join(DOCS, 'openapi.yaml')), { alphabetize: false }));
}

const folder = process.argv[2] ?? join(HERE, '../src');
await writeFile(join(folder, 'frames.d.ts'), await frames());
await writeFile(join(folder, 'http.d.ts'), await http());
