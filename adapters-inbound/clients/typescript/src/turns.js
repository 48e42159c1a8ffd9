import { HaystackError, ofFrame } from './problems.js';
import { Turn, storedAnswer } from './turn.js';

/** @typedef {import('./frames.d.ts').ServerFrames} Frames */

const OFFLINE_MAX = 20;
const TOKEN_TRIES_MAX = 3;

/**
 * A message on its way: whether it was sent by this socket, and how often a token was lacking.
 *
 * @typedef {{turn: Turn, wasSent: boolean, tokenTries: number, isStopped: boolean}} Pending
 */

/** Sends messages, each once however often the socket breaks, and tells their answers. */
export class Turns {
  #connection;
  #readMessages;
  #told;
  #profile;
  /** @type {Map<string, Pending>} messages of this page that have not begun, in their order */
  #pending = new Map();
  /** @type {Map<string, Turn>} turns that run, by the service's name */
  #running = new Map();
  /** @type {Set<string>} running turns that shall end */
  #stopping = new Set();

  /**
   * @param {import('./connection.js').Connection} connection
   * @param {() => Promise<any[]>} readMessages the newest
   * @param {(turn: Turn) => void} told is told of every turn of the session
   * @param {string | undefined} profile
   */
  constructor(connection, readMessages, told, profile) {
    this.#connection = connection;
    this.#readMessages = readMessages;
    this.#told = told;
    this.#profile = profile;
    connection.on('status', ({ state }) => state !== 'open' && this.#unsent());
    connection.on('ready', () => this.#sendAll());
    connection.on('lost', ({ activeTurnId }) => this.#lost(activeTurnId));
    connection.on('closed', (error) => this.#failAll(error));
    connection.on('turn_queued', (frame) => this.#queued(frame));
    connection.on('turn_status', (frame) => this.#status(frame));
    connection.on('typing_indicator', (frame) => frame.typing && this.#begun(frame));
    connection.on('text_chunk', (frame) => this.#add(frame, { type: 'text', text: frame.content }));
    connection.on('tool_call_started', (frame) => this.#add(frame, tool(frame, 'started')));
    connection.on('tool_call_completed', (frame) => this.#add(frame, tool(frame, 'completed')));
    connection.on('ui_actions', (frame) => this.#add(frame, { type: 'actions', actions: frame.actions }));
    connection.on('message_complete', (frame) => this.#complete(frame));
    connection.on('error', (frame) => this.#failed(frame));
  }

  /**
   * @param {string} content
   * @param {{id?: string}} [options] the id of a message that is sent again
   * @returns {Turn}
   * @throws {HaystackError} if too many messages wait for a connection
   */
  send(content, { id = crypto.randomUUID() } = {}) {
    if (this.#connection.status.state === 'closed') throw new HaystackError('connection_closed', 'The connection was closed.');
    if (!this.#connection.isReady && this.#pending.size >= OFFLINE_MAX) {
      throw new HaystackError('offline_queue_full', 'Too many wait.', { retryable: true });
    }
    const turn = new Turn(id, content, (stopped) => this.#stop(stopped));
    this.#pending.set(id, { turn, wasSent: false, tokenTries: 0, isStopped: false });
    this.#told(turn);
    if (this.#connection.isReady) this.#sendAll();
    return turn;
  }

  #unsent() {
    for (const pending of this.#pending.values()) pending.wasSent = false;
  }

  #sendAll() {
    for (const [id, pending] of this.#pending) {
      if (pending.wasSent) continue;
      const { content } = pending.turn;
      try {
        pending.wasSent = this.#connection.send({
          type: 'chat_message',
          content: /** @type {string} */ (content),
          client_message_id: id,
          profile_id: this.#profile,
        });
      } catch (error) {
        this.#drop(id, /** @type {HaystackError} */ (error));
      }
    }
    for (const turnId of this.#stopping) this.#connection.send({ type: 'stop', turn_id: turnId });
  }

  /** @param {Turn} turn */
  #stop(turn) {
    const pending = this.#pending.get(turn.id);
    if (turn.turnId) {
      this.#stopping.add(turn.turnId);
      if (this.#connection.isReady) this.#connection.send({ type: 'stop', turn_id: turn.turnId });
    } else if (pending?.wasSent) {
      pending.isStopped = true;
    } else if (pending) {
      this.#pending.delete(turn.id);
      turn.complete({ text: '', finishReason: 'stopped' });
    }
  }

  /** @param {Frames['turn_queued']} frame */
  #queued(frame) {
    const { position, reason } = frame;
    this.#pending.get(frame.client_message_id ?? '')?.turn.add({ type: 'queued', position, reason });
  }

  /** @param {Frames['turn_status']} frame */
  #status(frame) {
    const pending = this.#pending.get(frame.client_message_id ?? '');
    if (!pending || frame.state === 'queued') return;
    this.#adopt(pending, frame.turn_id);
    pending.turn.isIncomplete = true;
    if (frame.state !== 'running') this.#settle(pending.turn);
  }

  /** @param {Frames['typing_indicator']} frame */
  #begun(frame) {
    const id = frame.client_message_id ?? '';
    const pending = this.#pending.get(id);
    if (pending) return this.#adopt(pending, frame.turn_id);
    if (this.#running.has(frame.turn_id)) return;
    const turn = new Turn(id, undefined, (stopped) => this.#stop(stopped));
    turn.turnId = frame.turn_id;
    this.#running.set(frame.turn_id, turn);
    this.#told(turn);
  }

  /** @param {Pending} pending @param {string} turnId */
  #adopt({ turn, isStopped }, turnId) {
    this.#pending.delete(turn.id);
    turn.turnId = turnId;
    this.#running.set(turnId, turn);
    if (isStopped) this.#stop(turn);
  }

  /** @param {{turn_id: string}} frame @param {import('./turn.js').TurnPart} part */
  #add(frame, part) {
    this.#running.get(frame.turn_id)?.add(part);
  }

  /** @param {Frames['message_complete']} frame */
  #complete(frame) {
    const turn = this.#running.get(frame.turn_id);
    if (!turn) return;
    const { message_id: messageId, finish_reason: finishReason, usage, model } = frame;
    const answer = { text: turn.text, messageId, finishReason, usage, model };
    if (turn.isIncomplete) return void this.#settle(turn, answer);
    this.#over(turn);
    turn.complete(answer);
  }

  /** @param {Frames['error']} frame */
  #failed(frame) {
    const turn = this.#running.get(frame.turn_id ?? '');
    if (turn) {
      this.#over(turn);
      turn.fail(ofFrame(frame));
      return;
    }
    const id = frame.client_message_id ?? '';
    const pending = this.#pending.get(id);
    // all but auth_unavailable: it is sent again with the token that is being brought
    if (pending && /^auth_(?!un)/.test(frame.code) && ++pending.tokenTries < TOKEN_TRIES_MAX) {
      pending.wasSent = false;
      // the token may have been brought since
      if (this.#connection.isReady) this.#sendAll();
      return;
    }
    this.#drop(id, ofFrame(frame));
  }

  /** @param {string} id @param {HaystackError} error */
  #drop(id, error) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.turn.fail(error);
  }

  /** Some events are gone: turns that are over by now are read from the store. @param {string | null} activeTurnId */
  #lost(activeTurnId) {
    for (const turn of this.#running.values()) {
      turn.isIncomplete = true;
      if (turn.turnId !== activeTurnId) this.#settle(turn);
    }
  }

  /** @param {Turn} turn @param {Partial<import('./turn.js').Answer>} [more] */
  async #settle(turn, more = {}) {
    this.#over(turn);
    try {
      const stored = storedAnswer(await this.#readMessages(), turn.turnId);
      const finishReason = stored.status === 'stopped' ? 'stopped' : 'unknown';
      turn.complete({ messageId: stored.message_id, finishReason, ...more, text: stored.content });
    } catch (error) {
      turn.fail(/** @type {HaystackError} */ (error));
    }
  }

  /** @param {Turn} turn */
  #over(turn) {
    this.#running.delete(turn.turnId ?? '');
    this.#stopping.delete(turn.turnId ?? '');
  }

  /** @param {HaystackError} error */
  #failAll(error) {
    for (const id of this.#pending.keys()) this.#drop(id, error);
    for (const turn of this.#running.values()) turn.fail(error);
    this.#running.clear();
  }
}

/**
 * @param {{type: string} & Partial<Omit<Frames['tool_call_started'], 'type'> & Omit<Frames['tool_call_completed'], 'type'>>} frame
 * @param {'started' | 'completed'} state
 * @returns {any} a tool's part
 */
const tool = (frame, state) => ({
  type: 'tool',
  id: frame.tool_call_id,
  name: frame.name,
  state,
  displayName: frame.display_name,
  arguments: frame.arguments,
  success: frame.success,
  deduplicated: frame.deduplicated,
  durationMs: frame.duration_ms,
  error: frame.error,
});
