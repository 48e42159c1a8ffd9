import { MarkdownFlow } from '../text/flow.js';
import { conversations } from './examples.js';
import { changed } from './schedule.js';

/** The summary of what a client talked about with an assistant. */
export class Summing {
  said = conversations;
  /** @type {MarkdownFlow | undefined} */
  summary;
  /** @type {any} */
  facts;
  /** @type {any} */
  problem;
  /** @type {AbortController | undefined} */
  running;
  #haystack;

  /** @param {() => any} haystack */
  constructor(haystack) {
    this.#haystack = haystack;
  }

  async write() {
    this.running?.abort();
    const running = (this.running = new AbortController());
    Object.assign(this, { summary: undefined, facts: undefined, problem: undefined });
    changed();
    try {
      const { summary, metadata } = await this.#haystack().summarize(this.request(), { signal: running.signal });
      this.summary = new MarkdownFlow(changed);
      this.summary.replace(summary);
      this.facts = metadata;
    } catch (problem) {
      if (!running.signal.aborted) this.problem = problem;
    }
    if (this.running === running) this.running = undefined;
    changed();
  }

  stop() {
    this.running?.abort();
  }

  /** A blank line ends a conversation; each other line is what one of both said, behind a colon. */
  request() {
    return {
      conversations: this.said
        .split(/\n\s*\n/)
        .filter((part) => part.trim())
        .map((part, index) => ({ id: String(index + 1), messages: part.split('\n').filter((line) => line.trim()).map(utterance) })),
    };
  }
}

/** @param {string} line */
function utterance(line) {
  const [, who, content] = /^(\w+):\s*(.*)$/.exec(line) ?? [line, 'Client', line];
  return { role: who === 'Assistant' ? 'assistant' : 'user', content };
}
