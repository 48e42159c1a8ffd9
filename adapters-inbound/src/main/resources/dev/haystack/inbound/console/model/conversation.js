import { Answer } from './answer.js';
import { changed } from './schedule.js';

const PAGE = 50;

/** What was said in a session, as entries in their order. */
export class Conversation {
  /** @type {Answer[]} */
  entries = [];
  /** @type {any[]} what went wrong outside of any answer */
  notes = [];
  /** @type {string | undefined} where the page before what is shown is read */
  earlier;
  /** @type {any[]} */
  #lead = [];
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

  /** Says whether the tool that waits may write. @param {any} call @param {boolean} success */
  settle({ question }, success) {
    const answer = { type: 'ui_action_result', action_id: question.action_id, success };
    if (this.#haystack().connection.send(answer)) question.said = success;
    changed();
  }

  stop() {
    this.running?.turn?.stop();
  }

  /** What waits, waits for something else now: the connection has come or gone. */
  standsElsewhere() {
    for (const entry of this.entries) entry.isStale ||= entry.isRunning;
    changed();
  }

  /** Is told of a turn, and follows it to its end. @param {any} turn */
  async follow(turn) {
    const entry = new Answer(turn, this.#results);
    // events tell more than what is stored
    this.entries = [...this.entries.filter((other) => !turn.turnId || other.turnId !== turn.turnId), entry];
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

  /** Shows what is stored, for events are gone. */
  async reread() {
    const page = await this.#page();
    if (!page) return;
    this.entries = this.entries.filter((entry) => entry.isRunning);
    this.#take(page.messages, page.next);
  }

  /** Shows the newest page of what is stored, but for what is shown already. */
  async readIfAny() {
    const page = await this.#page();
    if (page) this.#take(page.messages, page.next);
  }

  /** Shows another page before it. */
  async readEarlier() {
    const page = await this.#page(this.earlier);
    if (page) this.#take([...page.messages, ...this.#lead], page.next);
  }

  /** Nothing if it cannot be read; what is shown then stays. @param {string} [before] @returns {Promise<{messages: any[], next?: string | null} | undefined>} */
  async #page(before) {
    try {
      return await this.#haystack().messages({ limit: PAGE, ...(before && { before }) });
    } catch (problem) {
      // nobody asked for the newest
      if (before) this.note(problem);
      return undefined;
    }
  }

  /** @param {any[]} messages the oldest so far @param {string | null} [next] */
  #take(messages, next) {
    // an answer whose question is on the page before
    const first = messages.findIndex((message) => message.role === 'user');
    this.#lead = messages.slice(0, Math.max(first, 0));
    const shown = new Set(this.entries.map((entry) => entry.turnId));
    this.entries = [...Answer.ofStored(messages).filter((entry) => !shown.has(entry.turnId)), ...this.entries];
    this.earlier = next ?? undefined;
    changed();
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
