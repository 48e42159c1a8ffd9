import { html, render } from '../vendor/lit-html.js';
import { blocks } from './blocks.js';

/** A block that grows longer than this is shown as it stands: its shape would be read again and again. */
const BLOCK_MAX = 8000;
/** So much of what is no longer changed is put into one element. */
const DONE_MIN = 1500;
/** So long one frame may be kept by reading, but for its last block. */
const BUDGET_MS = 8;
/** Between two readings this many times as long is left to others as one took. */
const REST = 4;
const REST_MS_MAX = 200;

/** A text in Markdown that grows; what was drawn once is not read again. */
export class MarkdownFlow {
  text = '';
  isOver = false;
  /** @type {HTMLElement[]} what cannot change any more */
  #done = [];
  /** What can. */
  #rest = '';
  #tail = document.createElement('div');
  #isDrawn = true;
  #due = 0;
  #isDue;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} isDue is called when there is something to draw that was put off */
  constructor(isDue) {
    this.#isDue = isDue;
  }

  /** @param {string} more */
  add(more) {
    this.text += more;
    this.#rest += more;
    this.#isDrawn = false;
  }

  /** @param {string} text */
  replace(text) {
    Object.assign(this, { text, isOver: true });
    this.#done = [];
    this.#rest = text;
    this.#isDrawn = false;
  }

  end() {
    this.isOver = true;
    this.#due = 0;
    // one string instead of the thousands that it was put together from
    this.text.charCodeAt(0);
  }

  /** The elements that show it. */
  nodes() {
    if (!this.#isDrawn) this.#drawIfDue();
    return [...this.#done, this.#tail];
  }

  #drawIfDue() {
    const begun = performance.now();
    if (begun >= this.#due) {
      this.#isDrawn = this.#draw(begun + BUDGET_MS);
      const tookMs = performance.now() - begun;
      this.#due = this.isOver ? 0 : begun + tookMs + Math.min(REST_MS_MAX, tookMs * REST);
    }
    if (!this.#isDrawn) this.#timer ??= setTimeout(() => this.#wake(), Math.max(0, this.#due - performance.now()));
  }

  #wake() {
    this.#timer = undefined;
    this.#isDue();
  }

  /** Draws what there is, but for what does not fit the time. @param {number} end @returns {boolean} whether that was all */
  #draw(end) {
    // a long answer that comes at once is read in pieces
    while (this.#rest.length > BLOCK_MAX * 2) {
      if (performance.now() > end) {
        render(html``, this.#tail);
        return false;
      }
      const cut = this.#rest.lastIndexOf('\n\n', BLOCK_MAX);
      if (cut > 0) this.#keep(cut + 2, views(blocks(this.#rest.slice(0, cut + 2))));
      else this.#keep(BLOCK_MAX);
    }
    let read = blocks(this.#rest);
    const open = read.at(-1)?.raw.length ?? 0;
    const closed = this.#rest.length - open;
    if (closed > DONE_MIN || (closed > 0 && open > BLOCK_MAX)) {
      this.#keep(closed, views(read.slice(0, -1)));
      read = read.slice(-1);
    }
    if (open > BLOCK_MAX) {
      this.#keep(this.#rest.length);
      read = [];
    }
    render(views(read), this.#tail);
    return true;
  }

  /** @param {number} length @param {any[]} [drawn] as it stands by default */
  #keep(length, drawn) {
    // what draws it is not kept with it
    const aside = document.createDocumentFragment();
    render(drawn ?? this.#rest.slice(0, length), /** @type {any} */ (aside));
    withoutMarks(aside);
    const element = document.createElement('div');
    element.className = drawn ? 'done' : 'done plain';
    element.append(aside);
    this.#done.push(element);
    this.#rest = this.#rest.slice(length);
  }
}

/** What finds the places again that change is half of what is held. @param {DocumentFragment} drawn */
function withoutMarks(drawn) {
  const marks = document.createNodeIterator(drawn, NodeFilter.SHOW_COMMENT);
  for (let mark; (mark = /** @type {Comment | null} */ (marks.nextNode())); ) mark.remove();
  drawn.normalize();
}

/** @param {{view: any}[]} read */
const views = (read) => read.map((block) => block.view);
