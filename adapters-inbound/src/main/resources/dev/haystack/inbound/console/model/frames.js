import { changed } from './schedule.js';

const MAX = 5000;
const encoder = new TextEncoder();

/** Every frame of a session's socket, both ways, the last 5,000 of them. */
export class FrameLog {
  /** @type {any[]} */
  rows = [];
  repeated = 0;
  replayed = 0;
  missing = 0;
  total = 0;
  isPaused = false;
  filter = '';
  /** The one type that is shown; '' for all. */
  type = '';
  /** @type {Set<string>} that have occurred */
  types = new Set();
  hides = new Set(['heartbeat', 'heartbeat_ack']);
  /** @type {any[]} */
  #groups = [];
  #next = 0;
  /** @type {string | undefined} */
  #asked;

  /** @param {'in' | 'out'} direction @param {any} frame @param {string} [verdict] */
  add(direction, frame, verdict) {
    if (verdict === 'repeated') this.repeated++;
    if (frame.type === 'resumed') this.#resumed(frame);
    this.types.add(frame.type);
    this.#push({ at: Date.now(), direction, frame: sharing(frame, this.rows.at(-1)?.frame), verdict });
  }

  /** @param {any} frame */
  #resumed({ recovered, from_seq: from, to_seq: to }) {
    if (recovered) this.replayed += Math.max(0, to - from + 1);
    else if (from > 1) this.missing += Math.max(1, to - from + 1);
  }

  /** The socket's own state. @param {any} status */
  mark(status) {
    this.#push({ at: Date.now(), direction: 'socket', frame: { type: status.state }, text: words(status) });
  }

  /** @param {any} row */
  #push(row) {
    this.total++;
    this.rows.push(row);
    // in one go, now and then
    if (this.rows.length > MAX + 500) {
      this.rows.splice(0, this.rows.length - MAX);
      this.#regroup(undefined);
    }
    if (!this.isPaused) changed();
  }

  /** What passes the filter, successive deltas as one row; only what is new is looked at. */
  shown() {
    const asked = [this.filter, this.type, ...this.hides].join();
    if (asked !== this.#asked) this.#regroup(asked);
    for (; this.#next < this.rows.length; this.#next++) this.#group(this.rows[this.#next]);
    return this.#groups;
  }

  /** @param {string | undefined} asked */
  #regroup(asked) {
    this.#asked = asked;
    this.#groups = [];
    this.#next = 0;
  }

  /** @param {any} row */
  #group(row) {
    const { type, seq, first_seq: first = seq } = row.frame;
    if (!this.#passes(row)) return;
    row.bytes ??= row.text === undefined ? encoder.encode(JSON.stringify(row.frame)).length : 0;
    const last = this.#groups.at(-1);
    if (last && type === 'text_chunk' && last.type === type && row.verdict === last.verdict) {
      last.count += 1;
      last.seq = seq;
      last.bytes += row.bytes;
      last.last = row;
    } else {
      this.#groups.push({ ...row, type, count: 1, first, seq, last: row, isOpen: false, isGap: row.verdict === 'gap' });
    }
  }

  /** @param {any} row */
  #passes({ frame, text }) {
    if (this.type ? frame.type !== this.type : this.hides.has(frame.type)) return false;
    return !this.filter || (text ?? JSON.stringify(frame)).toLowerCase().includes(this.filter.toLowerCase());
  }

  /** As JSON lines. */
  lines() {
    return this.rows
      .map(({ at, direction, verdict, frame }) => JSON.stringify({ at: new Date(at).toISOString(), direction, verdict, frame }))
      .join('\n');
  }
}

/** The frame, whose names of the session and the turn are one string with those of the frame before. @param {any} frame @param {any} [before] */
function sharing(frame, before = {}) {
  for (const name of ['type', 'session_id', 'turn_id']) if (name in frame && frame[name] === before[name]) frame[name] = before[name];
  return frame;
}

/** @param {any} status */
function words({ state, retryInMs, closeCode }) {
  return state + (closeCode ? ` after close code ${closeCode}` : '') + (retryInMs ? `, again in ${Math.round(retryInMs)} ms` : '');
}
