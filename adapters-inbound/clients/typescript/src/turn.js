import { HaystackError } from './problems.js';

/** @typedef {import('./frames.d.ts').UiAction} UiAction */
/** @typedef {import('./frames.d.ts').MessageComplete} MessageComplete */
/**
 * @typedef {{type: 'queued', position: number, reason: string}
 *   | {type: 'text', text: string, replaces?: boolean}
 *   | {type: 'tool', id: string, name: string, state: 'started' | 'completed', displayName?: string,
 *      arguments?: Record<string, unknown>, success?: boolean, deduplicated?: boolean, durationMs?: number, error?: string}
 *   | {type: 'actions', actions: UiAction[]}
 *   | ({type: 'end'} & Answer)} TurnPart
 *   a text that replaces stands for all texts before it
 */
/**
 * @typedef {object} Answer
 * @property {string} text
 * @property {string} [messageId] of the answer
 * @property {MessageComplete['finish_reason'] | 'unknown'} finishReason unknown: it was read from the stored messages
 * @property {MessageComplete['usage']} [usage]
 * @property {string} [model]
 */

/** One message and its answer: a promise of the whole in `answer`, and, iterated over, its parts as they come. */
export class Turn {
  /** @type {string | undefined} the service's name of it, once it has begun */
  turnId;
  text = '';
  /** Whether something of it was missed for good, so that the stored answer is what counts. */
  isIncomplete = false;
  isOver = false;
  #stop;
  /** @type {TurnPart[]} */
  #parts = [];
  /** @type {HaystackError | undefined} */
  #error;
  /** @type {(() => void)[]} */
  #readers = [];
  /** @type {(answer: Answer) => void} */
  #resolve = () => {};
  /** @type {(error: HaystackError) => void} */
  #reject = () => {};

  /**
   * @param {string} id `client_message_id`; the same however often it is sent
   * @param {string | undefined} content what the user said; unknown of a turn that another page began
   * @param {(turn: Turn) => void} stop
   */
  constructor(id, content, stop) {
    this.id = id;
    this.content = content;
    this.#stop = stop;
    /** @type {Promise<Answer>} */
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // who only iterates is told there
    this.answer.catch(() => {});
  }

  /** Ends it; what was answered so far is kept. */
  stop() {
    if (!this.isOver) this.#stop(this);
  }

  async *[Symbol.asyncIterator]() {
    for (let next = 0; ; ) {
      while (next < this.#parts.length) yield /** @type {TurnPart} */ (this.#parts[next++]);
      if (this.#error) throw this.#error;
      if (this.isOver) return;
      await new Promise((/** @type {(nothing: void) => void} */ resolve) => this.#readers.push(resolve));
    }
  }

  /** @param {TurnPart} part */
  add(part) {
    if (part.type === 'text') this.text = part.replaces ? part.text : this.text + part.text;
    this.#parts.push(part);
    this.#changed();
  }

  /** @param {Answer} answer */
  complete(answer) {
    if (this.isOver) return;
    const rest = answer.text.startsWith(this.text) ? answer.text.slice(this.text.length) : undefined;
    if (rest === undefined) this.add({ type: 'text', text: answer.text, replaces: true });
    else if (rest) this.add({ type: 'text', text: rest });
    this.isOver = true;
    this.add({ type: 'end', ...answer });
    this.#resolve(answer);
  }

  /** @param {HaystackError} error */
  fail(error) {
    if (this.isOver) return;
    this.isOver = true;
    this.#error = error;
    this.#reject(error);
    this.#changed();
  }

  #changed() {
    this.#readers.splice(0).forEach((wake) => wake());
  }
}

/** What a message's turn left in the session's messages. @param {any[]} messages @param {string | undefined} messageId */
export function storedAnswer(messages, messageId) {
  const at = messages.findIndex((message) => message.message_id === messageId);
  const answer = messages[at + 1];
  if (at < 0 || answer?.role !== 'assistant' || answer.status === 'failed') {
    throw new HaystackError('turn_lost', 'The answer was interrupted.', { retryable: true });
  }
  return answer;
}
