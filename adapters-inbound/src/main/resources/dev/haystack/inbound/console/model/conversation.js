import { Answer } from './answer.js';
import { changed } from './schedule.js';

/** What was said in a session, as entries in their order. */
export class Conversation {
  /** @type {Answer[]} */
  entries = [];
  /** @type {any[]} what went wrong outside of any answer */
  notes = [];
  /** @type {Map<string, any>} what the pretend page did, by the action's id */
  #results = new Map();
  #haystack;
  /** @type {Promise<any[]> | undefined} */
  #reading;

  /** @param {() => any} haystack */
  constructor(haystack) {
    this.#haystack = haystack;
  }

  get running() {
    return this.entries.findLast((entry) => entry.isRunning);
  }

  /** Whether it is on its way. @param {string} text @param {{id?: string}} [options] */
  say(text, options) {
    try {
      this.#haystack().send(text, options);
      return true;
    } catch (problem) {
      this.note(problem);
      return false;
    }
  }

  /** Says it again, under its name: what was answered already is not answered twice. @param {Answer} entry */
  again(entry) {
    const id = entry.wasBegun ? undefined : entry.id;
    this.entries = this.entries.filter((other) => other !== entry);
    this.say(entry.question ?? '', { id });
  }

  stop() {
    this.running?.turn?.stop();
  }

  /** Is told of a turn, and follows it to its end. @param {any} turn */
  async follow(turn) {
    const entry = new Answer(turn, this.#results);
    this.entries.push(entry);
    changed();
    if (turn.content === undefined) this.#ask(entry);
    await entry.follow();
    if (entry.question === undefined) this.#ask(entry);
  }

  /** What the user said in a turn that this page did not begin. @param {Answer} entry */
  async #ask(entry) {
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    const messages = await this.#reading;
    const said = messages.find((message) => message.message_id === entry.turnId);
    if (said) entry.asks(said.content);
  }

  /** @returns {Promise<any[]>} */
  async #read() {
    try {
      return (await this.#haystack().messages({ limit: 200 })).messages;
    } catch {
      return [];
    }
  }

  /** Shows what is stored, for events are gone. @param {any[]} messages */
  reread(messages) {
    const open = this.entries.filter((entry) => entry.isRunning);
    this.entries = [...Answer.ofStored(messages), ...open];
    changed();
  }

  /** Shows what is stored of a session that this browser did not begin. */
  async readIfAny() {
    const messages = await this.#read();
    if (messages.length && !this.entries.length) this.reread(messages);
  }

  /** @param {any} frame */
  hear(frame) {
    if (!frame.turn_id) return;
    const entry = this.entries.findLast((each) => each.turnId === frame.turn_id);
    if (entry?.hear(frame)) changed();
  }

  /** What the pretend page did. @param {string} id @param {{success: boolean, detail: string}} result */
  played(id, result) {
    this.#results.set(id, result);
    this.entries.findLast((entry) => entry.played(id, result));
  }

  /** @param {any} problem */
  note(problem) {
    this.notes = [...this.notes.slice(-2), problem];
    changed();
  }

  /** @param {any} problem */
  dismiss(problem) {
    this.notes = this.notes.filter((note) => note !== problem);
    changed();
  }
}
