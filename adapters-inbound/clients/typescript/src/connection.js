import { Emitter } from './emitter.js';
import { Heartbeat } from './heartbeat.js';
import { Log } from './log.js';
import { HaystackError } from './problems.js';
import { NO_TOKEN, Retry, isFinal } from './retry.js';
import { Sockets } from './sockets.js';

/** @typedef {import('./frames.d.ts').ServerFrames} ServerFrames */
/** @typedef {import('./frames.d.ts').ServerFrame} ServerFrame */
/** @typedef {import('./frames.d.ts').ClientFrame} ClientFrame */
/**
 * @typedef {{state: 'connecting' | 'open' | 'paused'} | {state: 'waiting', retryInMs: number, closeCode: number}
 *   | {state: 'closed', closeCode?: number}} Status
 *   open: what is sent arrives; waiting and paused: it comes back by itself; closed: it does not
 */
/**
 * @typedef {{
 *   status: Status,
 *   ready: undefined,
 *   heard: {frame: ServerFrame, verdict: 'new' | 'repeated' | 'held' | 'gap'},
 *   sent: ClientFrame,
 *   lost: {reason: string | undefined, activeTurnId: string | null},
 *   roundTrip: number,
 *   closed: HaystackError,
 *   problem: unknown,
 * } & ServerFrames} ConnectionEvents
 */
/** @typedef {EventTarget & {visibilityState: string}} Page */

const OPEN = 1;
const CLOSE_LOST = 1006;
const PATIENCE_MS = 10_000;
const STEADY_MS = 5_000;

/**
 * A session's socket that comes back until it is closed, and goes on where it was.
 *
 * @extends {Emitter<ConnectionEvents>}
 */
export class Connection extends Emitter {
  /** @type {Status} */
  status = { state: 'closed' };
  /** @type {number | undefined} to the service and back */
  roundTripMs;
  #options;
  #sockets;
  #log;
  #retry;
  #heartbeat;
  /** @type {WebSocket | undefined} */
  #socket;
  /** @type {import('./frames.d.ts').ConnectionEstablished | undefined} */
  #greeting;
  /** @type {ReturnType<typeof setTimeout> | undefined} until it comes back, or for what must come */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #steady;
  #comeBackMs = /** @type {number | undefined} */ (undefined);
  #wantsToken = false;
  #clockAheadMs = 0;

  /** @param {import('./sockets.js').ConnectionOptions} options */
  constructor(options) {
    super();
    this.#options = options;
    this.#sockets = new Sockets(options);
    this.#log = new Log(options.from);
    this.#retry = new Retry(options.retry);
    this.#heartbeat = new Heartbeat(
      (sequence) => this.send({ type: 'heartbeat', sequence }),
      () => this.drop(),
      options.patienceMs ?? PATIENCE_MS,
    );
  }

  /** Where this client stands in the session's log; an option `from` of a later page goes on there. */
  get position() {
    return this.#log.position && { ...this.#log.position };
  }

  /** Whether what is sent now is heard. */
  get isReady() {
    return this.status.state === 'open' && !this.#wantsToken;
  }

  /** The service's time in ms, as far as it is known here. */
  now() {
    return Date.now() + this.#clockAheadMs;
  }

  open() {
    if (this.status.state !== 'closed') return;
    this.#listen('addEventListener');
    this.#options.auth.keep(true);
    this.#connect();
  }

  /** For good. */
  close() {
    if (this.status.state !== 'closed') this.#end(1000);
  }

  /** Lets go of the socket as if the network had, and comes back. */
  drop() {
    if (this.#socket) this.#gone(CLOSE_LOST);
  }

  /** Whether it could be sent. @param {ClientFrame} frame @throws {HaystackError} if it is larger than the service takes */
  send(frame) {
    if (this.#socket?.readyState !== OPEN) return false;
    const text = JSON.stringify(frame);
    const bytesMax = this.#greeting?.max_message_bytes ?? Infinity;
    if (text.length * 3 > bytesMax && new TextEncoder().encode(text).length > bytesMax) {
      throw new HaystackError('message_too_large', 'It is too large.');
    }
    this.#socket.send(text);
    this.emit('sent', frame);
    return true;
  }

  /** Brings a newer token. @param {string} token */
  refresh(token) {
    if (!this.#greeting || !token || !this.send({ type: 'auth_refresh', auth_token: token })) return;
    if (!this.#wantsToken) return;
    this.#wantsToken = false;
    if (this.#log.isResuming) this.#resume();
    else this.#ready();
  }

  async #connect() {
    clearTimeout(this.#timer);
    if (this.#isHidden) return this.#tell({ state: 'paused' });
    this.#tell({ state: 'connecting' });
    const attempt = this.status;
    /** @type {WebSocket} */
    let socket;
    try {
      const make = await this.#sockets.next(this);
      if (this.status !== attempt) return;
      socket = make();
    } catch (problem) {
      this.emit('problem', problem);
      if (this.status === attempt) this.#gone(CLOSE_LOST);
      return;
    }
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#socket === socket && this.#receive(JSON.parse(data));
    socket.onclose = ({ code }) => this.#socket === socket && this.#gone(code);
    socket.onerror = () => {};
    this.#await();
  }

  /** Gives the service its time to say what must come. */
  #await() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.drop(), this.#options.patienceMs ?? PATIENCE_MS);
  }

  /** @param {ServerFrame} frame */
  #receive(frame) {
    this.#heartbeat.heard();
    const verdict = 'seq' in frame && frame.seq ? this.#log.judge(/** @type {any} */ (frame)) : 'new';
    this.emit('heard', { frame, verdict });
    if (verdict === 'gap') return this.drop();
    if (verdict !== 'new') return;
    if (frame.type === 'connection_established') this.#established(frame);
    else if (frame.type === 'resumed') this.#resumed(frame);
    else if (frame.type === 'auth_required') this.#bringToken();
    else if (frame.type === 'going_away') this.#comeBackMs = frame.reconnect_after_ms;
    else if (frame.type === 'heartbeat_ack') this.#measured(frame);
    this.emit(frame.type, /** @type {any} */ (frame));
    // a token that was brought is not good: the next socket asks for another
    if (frame.type === 'error' && frame.code === 'auth_rejected') this.#gone(NO_TOKEN);
  }

  /** @param {import('./frames.d.ts').ConnectionEstablished} frame */
  #established(frame) {
    this.#greeting = frame;
    this.#sockets.worked();
    this.#wantsToken = false;
    this.#clockAheadMs = Date.parse(frame.timestamp) - Date.now();
    this.#heartbeat.start(frame.heartbeat_interval_ms);
    if (this.#log.begin(frame)) this.#resume();
    else this.#ready();
  }

  #resume() {
    this.#await();
    const { epoch, lastSeq } = /** @type {import('./log.js').Position} */ (this.position);
    this.send({ type: 'resume', epoch, last_seq: lastSeq });
  }

  /** @param {import('./frames.d.ts').Resumed} frame */
  #resumed(frame) {
    if (!this.#log.isResuming || !this.#greeting) return;
    if (frame.recovered) {
      this.#log.recovered();
      return this.#ready();
    }
    const held = this.#log.restarted(this.#greeting.epoch, frame.to_seq);
    this.emit('lost', { reason: frame.reason, activeTurnId: this.#greeting.active_turn_id });
    held.forEach((each) => this.#receive(each));
    this.#ready();
  }

  #ready() {
    clearTimeout(this.#timer);
    if (this.status.state !== 'open') {
      this.#steady = setTimeout(() => this.#stood(), STEADY_MS);
      this.#tell({ state: 'open' });
    }
    this.emit('ready', undefined);
  }

  #stood() {
    this.#retry.reset();
    if (!this.#isHidden && this.#sockets.tries()) this.drop();
  }

  #bringToken() {
    this.#wantsToken = true;
    const socket = this.#socket;
    this.#options.auth.fresh().then(
      (token) => this.#socket === socket && this.refresh(token),
      (problem) => this.emit('problem', problem),
    );
  }

  /** @param {import('./frames.d.ts').HeartbeatAck} frame */
  #measured(frame) {
    const roundTripMs = this.#heartbeat.roundTripMs(frame.sequence);
    if (roundTripMs === undefined) return;
    this.#clockAheadMs = Date.parse(frame.timestamp) - Date.now();
    this.roundTripMs = roundTripMs;
    this.emit('roundTrip', roundTripMs);
  }

  /** @param {number} code */
  #gone(code) {
    if (isFinal(code, this.#options.auth.isAsked)) return this.#end(code);
    if (!this.#greeting) this.#sockets.failed();
    this.#release(code);
    if (code === NO_TOKEN) this.#options.auth.forget();
    const retryInMs = this.#retry.next(code, this.#comeBackMs);
    this.#comeBackMs = undefined;
    this.#timer = setTimeout(() => this.#connect(), retryInMs);
    this.#tell({ state: 'waiting', retryInMs, closeCode: code });
  }

  /** @param {number} code */
  #end(code) {
    this.#release(code);
    this.#options.auth.keep(false);
    this.#listen('removeEventListener');
    this.#tell({ state: 'closed', closeCode: code });
    this.emit('closed', new HaystackError('connection_closed', 'The connection was closed.', { closeCode: code }));
  }

  /** @param {number} code */
  #release(code) {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#greeting = undefined;
    this.#heartbeat.stop();
    clearTimeout(this.#timer);
    clearTimeout(this.#steady);
    // a socket that is closing already heeds no second close
    socket?.close(code === 1000 ? code : undefined);
  }

  /** @param {Status} status */
  #tell(status) {
    this.status = status;
    this.emit('status', status);
  }

  get #isHidden() {
    return this.#options.page?.visibilityState === 'hidden';
  }

  /** @param {'addEventListener' | 'removeEventListener'} how */
  #listen(how) {
    this.#options.page?.[how]('visibilitychange', this.#looked);
    for (const event of ['online', 'pageshow']) globalThis[how]?.(event, this.#looked);
    globalThis[how]?.('pagehide', this.#left);
  }

  /** Who has a socket is not kept by the browser for whoever goes back. */
  #left = () => {
    this.#release(1000);
    this.#tell({ state: 'paused' });
  };

  /** It may be seen, or online, again: then it is found out at once whether anybody is there. */
  #looked = () => {
    if (this.#isHidden) this.#heartbeat.stop();
    else if (this.#greeting) this.#heartbeat.start();
    else if (this.status.state === 'waiting' || this.status.state === 'paused') this.#connect();
  };
}
