import { html } from '../vendor/lit-html.js';
import { Lexer } from '../vendor/marked.esm.js';
import { copyButton } from './copy.js';

const DEPTH_MAX = 8;
const GAP = '\n\n';
/** Nesting that no answer means, and that takes long to read. */
const ABSURD = /^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]*){9}|^[ \t]{60}/m;

/**
 * A text's blocks, of which only what is on the list here is drawn as such: all else becomes its text. The model is not trusted.
 *
 * @param {string} text
 * @returns {{raw: string, view: any}[]}
 */
export function blocks(text) {
  const at = text.search(ABSURD);
  if (at < 0) return lexed(text);
  // only what stands between empty lines there
  const before = at > 0 ? text.lastIndexOf(GAP, at - 1) : -1;
  const begin = before < 0 ? 0 : before + GAP.length;
  const gap = text.indexOf(GAP, at + 1);
  const end = gap < 0 ? text.length : gap + GAP.length;
  return [...(begin ? lexed(text.slice(0, begin)) : []), plain(text.slice(begin, end)), ...(end < text.length ? blocks(text.slice(end)) : [])];
}

/** @param {string} text */
function lexed(text) {
  try {
    return new Lexer({ gfm: true }).lex(text).map((token) => ({ raw: token.raw, view: block(token, 0) }));
  } catch {
    return [plain(text)];
  }
}

/** @param {string} text */
const plain = (text) => ({ raw: text, view: html`<div class="plain">${text}</div>` });

/** @param {any} token @param {number} depth @returns {any} */
function block(token, depth) {
  if (depth > DEPTH_MAX) return token.raw;
  switch (token.type) {
    case 'space':
    case 'def':
      return '';
    case 'paragraph':
      return html`<p>${inlines(token.tokens, depth)}</p>`;
    case 'text':
      return token.tokens ? inlines(token.tokens, depth) : token.text;
    case 'heading':
      return heading(token.depth, inlines(token.tokens, depth));
    case 'code':
      return html`<div class="code"><pre tabindex="0"><code>${token.text}</code></pre>${copyButton(token.text)}</div>`;
    case 'blockquote':
      return html`<blockquote dir="auto">${token.tokens.map((each) => block(each, depth + 1))}</blockquote>`;
    case 'list':
      return list(token, depth);
    case 'table':
      return table(token, depth);
    case 'hr':
      return html`<hr>`;
    case 'checkbox':
      return '';
    default:
      return token.raw;
  }
}

/** The page has the first two levels. @param {number} level @param {any} content */
const heading = (level, content) => (level < 3 ? html`<h3>${content}</h3>` : html`<h4>${content}</h4>`);

/** @param {any} token @param {number} depth */
function list({ ordered, start, items }, depth) {
  const all = items.map(
    (item) => html`<li>${item.task ? (item.checked ? '☑ ' : '☐ ') : ''}${item.tokens.map((each) => block(each, depth + 1))}</li>`,
  );
  return ordered ? html`<ol dir="auto" start=${Number(start) || 1}>${all}</ol>` : html`<ul dir="auto">${all}</ul>`;
}

/** @param {any} token @param {number} depth */
const table = ({ header, rows }, depth) =>
  html`<div class="wide" tabindex="0" role="region" aria-label="Table"><table dir="auto">
    <thead><tr>${header.map((cell) => html`<th scope="col" data-align=${cell.align ?? ''}>${inlines(cell.tokens, depth)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td data-align=${cell.align ?? ''}>${inlines(cell.tokens, depth)}</td>`)}</tr>`)}</tbody>
  </table></div>`;

/** @param {any[]} tokens @param {number} depth @returns {any} */
const inlines = (tokens, depth) => tokens.map((token) => inline(token, depth + 1));

/** @param {any} token @param {number} depth @returns {any} */
function inline(token, depth) {
  if (depth > DEPTH_MAX) return token.raw;
  switch (token.type) {
    case 'text':
      return token.tokens ? inlines(token.tokens, depth) : token.text;
    case 'escape':
      return token.text;
    case 'strong':
      return html`<strong>${inlines(token.tokens, depth)}</strong>`;
    case 'em':
      return html`<em>${inlines(token.tokens, depth)}</em>`;
    case 'codespan':
      return html`<code>${token.text}</code>`;
    case 'br':
      return html`<br>`;
    case 'checkbox':
      return '';
    case 'link':
      return link(token, depth);
    default:
      return token.raw;
  }
}

/** Nobody is led away by a model: a link is its text, where it goes, and a button to copy it. @param {any} token @param {number} depth */
function link({ href, text, tokens }, depth) {
  const host = hostOf(href);
  const words = text === href ? text : inlines(tokens, depth);
  if (!host) return words;
  return html`<span class="link">${words}${text.includes(host) ? '' : html` <small>(${host})</small>`}${copyButton(href)}</span>`;
}

/** @param {string} href */
function hostOf(href) {
  try {
    const { protocol, host } = new URL(href);
    return protocol === 'https:' || protocol === 'http:' ? host : '';
  } catch {
    return '';
  }
}

