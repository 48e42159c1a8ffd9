import { MarkdownFlow } from '../text/flow.js';
import { changed } from './schedule.js';

/**
 * A question and what came of it: parts in their order, each a text, a tool's call or an action of the page.
 *
 * @typedef {{kind: 'text', flow: MarkdownFlow} | {kind: 'tool', [key: string]: any} | {kind: 'action', [key: string]: any}} Part
 */
export class Answer {
  /** @type {Part[]} */
  parts = [];
  /** @type {any} */
  end;
  /** @type {any} */
  problem;
  /** @type {{position: number, reason: string} | undefined} */
  queued;
  startedAt = performance.now();
  /** @type {number | undefined} */
  firstTextMs;
  /** @type {any[]} rounds that an inspector is told of */
  rounds = [];
  isStale = true;

  #results;

  /** @param {any} turn @param {Map<string, any>} [results] of actions that the page played before this heard of them */
  constructor(turn, results = new Map()) {
    this.#results = results;
    this.turn = turn;
    this.id = turn?.id;
    this.question = turn?.content;
    this.element = document.createElement('article');
    this.element.className = 'entry';
  }

  /** Those of a session's stored messages. @param {any[]} messages */
  static ofStored(messages) {
    const entries = [];
    for (const message of messages) {
      if (message.role === 'user') {
        const entry = new Answer(undefined);
        entry.storedId = message.message_id;
        entry.question = message.content;
        entries.push(entry);
      } else if (entries.length) {
        const entry = /** @type {Answer} */ (entries.at(-1));
        entry.text().flow.replace(message.content);
        entry.end = { finishReason: message.status === 'complete' ? 'stop' : message.status };
      }
    }
    return entries;
  }

  get turnId() {
    return this.turn?.turnId ?? this.storedId;
  }

  get isRunning() {
    return Boolean(this.turn) && !this.end && !this.problem;
  }

  get wasBegun() {
    return Boolean(this.turnId);
  }

  /** All that was said, as it came. */
  get said() {
    return this.parts.map((part) => (part.kind === 'text' ? part.flow.text : '')).join('');
  }

  async follow() {
    const { turn } = this;
    try {
      for await (const part of turn) this.#take(part);
    } catch (problem) {
      this.problem = problem;
    }
    this.storedId = turn.turnId;
    this.turn = undefined;
    for (const part of this.parts) {
      // of a call whose end was missed no more is known
      if (part.kind === 'tool') part.state = 'completed';
      if (part.kind === 'text') part.flow.end();
    }
    this.#touched();
  }

  /** @param {any} part */
  #take(part) {
    if (part.type === 'queued') this.queued = part;
    else if (part.type === 'text') this.#say(part);
    else if (part.type === 'tool') this.#call(part);
    else if (part.type === 'actions') part.actions.forEach((action) => this.parts.push({ kind: 'action', ...action, ...this.#results.get(action.id) }));
    else if (part.type === 'end') this.#end(part);
    if (part.type !== 'queued') this.queued = undefined;
    this.#touched();
  }

  /** But for its text, which has come in pieces. @param {any} part */
  #end({ usage, model, finishReason }) {
    this.end = { usage, model, finishReason, durationMs: performance.now() - this.startedAt };
  }

  /** @param {any} part */
  #say({ text, replaces }) {
    this.firstTextMs ??= performance.now() - this.startedAt;
    if (replaces) this.parts = this.parts.filter((each) => each.kind !== 'text');
    this.text().flow.add(text);
  }

  /** The text that goes on. @returns {any} */
  text() {
    const last = this.parts.at(-1);
    if (last?.kind === 'text') return last;
    const part = /** @type {Part} */ ({ kind: 'text', flow: new MarkdownFlow(() => this.#touched()) });
    this.parts.push(part);
    return part;
  }

  /** @param {any} call */
  #call(call) {
    const { type, ...fields } = call;
    const there = this.parts.find((each) => each.kind === 'tool' && each.id === call.id);
    const told = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    if (there) Object.assign(there, told);
    else this.parts.push({ kind: 'tool', startedAt: performance.now(), round: this.rounds.length, ...told });
  }

  /** What a turn's parts do not tell. @param {any} frame @returns {boolean} whether it is something */
  hear(frame) {
    if (frame.type === 'round_started') this.rounds.push({ ...frame });
    else if (frame.type === 'round_completed') Object.assign(this.rounds.find((r) => r.round === frame.round) ?? {}, frame);
    else if (frame.type === 'tool_call_completed' && frame.result !== undefined) {
      const { tool_call_id: id, result, result_truncated: isCut } = frame;
      queueMicrotask(() => this.#call({ id, result, isCut }));
    } else if (frame.type === 'confirmation_required') {
      const { tool_call_id: id, tool: name, display_name: displayName } = frame;
      // behind the call's own beginning, which is told in its turn
      queueMicrotask(() => this.#call({ id, name, displayName, question: frame }));
    } else return false;
    this.#touched();
    return true;
  }

  /** What the pretend page did. @param {string} id @param {{success: boolean, detail: string}} result @returns {boolean} whether it was asked for here */
  played(id, result) {
    const action = this.parts.find((part) => part.kind === 'action' && part.id === id);
    if (!action) return false;
    Object.assign(action, result);
    this.#touched();
    return true;
  }

  /** @param {string} question */
  asks(question) {
    this.question = question;
    this.#touched();
  }

  #touched() {
    this.isStale = true;
    changed();
  }
}
