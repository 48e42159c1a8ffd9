import { html, render } from '../vendor/lit-html.js';
import { blocks } from './blocks.js';

/** A block that grows longer than this is shown as it stands: its shape would be read again and again. */
const BLOCK_MAX = 8000;
/** So much of what is no longer changed is put into one element. */
const DONE_MIN = 1500;

/** A text in Markdown that grows; what was drawn once is not read again. */
export class MarkdownFlow {
  text = '';
  isOver = false;
  /** @type {HTMLElement[]} what cannot change any more */
  #done = [];
  #doneLength = 0;
  #tail = document.createElement('div');
  #drawnLength = -1;

  /** @param {string} more */
  add(more) {
    this.text += more;
  }

  /** @param {string} text */
  replace(text) {
    Object.assign(this, { text, isOver: true });
    this.#done = [];
    this.#doneLength = 0;
    this.#drawnLength = -1;
  }

  end() {
    this.isOver = true;
  }

  /** The elements that show it. */
  nodes() {
    if (this.#drawnLength !== this.text.length) this.#draw();
    return [...this.#done, this.#tail];
  }

  #draw() {
    this.#drawnLength = this.text.length;
    let rest = this.text.slice(this.#doneLength);
    // a long answer that comes at once is read in pieces
    while (rest.length > BLOCK_MAX * 2) {
      const cut = rest.lastIndexOf('\n\n', BLOCK_MAX);
      this.#keep(rest.slice(0, cut > 0 ? cut + 2 : BLOCK_MAX), cut <= 0);
      rest = this.text.slice(this.#doneLength);
    }
    const read = blocks(rest);
    const open = read.at(-1)?.raw.length ?? 0;
    if (rest.length - open > DONE_MIN) {
      this.#keep(rest.slice(0, rest.length - open));
      rest = rest.slice(rest.length - open);
      render(blocks(rest).map((block) => block.view), this.#tail);
    } else if (open > BLOCK_MAX) {
      this.#keep(rest, true);
      render(html``, this.#tail);
    } else {
      render(read.map((block) => block.view), this.#tail);
    }
  }

  /** @param {string} text @param {boolean} [isPlain] */
  #keep(text, isPlain = false) {
    const element = document.createElement('div');
    if (isPlain) element.className = 'plain';
    render(isPlain ? text : blocks(text).map((block) => block.view), element);
    this.#done.push(element);
    this.#doneLength += text.length;
  }
}
