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
  hides = new Set(['heartbeat', 'heartbeat_ack']);

  /** @param {'in' | 'out'} direction @param {any} frame @param {string} [verdict] */
  add(direction, frame, verdict) {
    if (verdict === 'repeated') this.repeated++;
    if (frame.type === 'resumed') this.#resumed(frame);
    const text = JSON.stringify(frame);
    this.#push({ at: Date.now(), direction, frame, verdict, text, bytes: encoder.encode(text).length });
  }

  /** @param {any} frame */
  #resumed({ recovered, from_seq: from, to_seq: to }) {
    if (recovered) this.replayed += Math.max(0, to - from);
    else if (from > 0) this.missing += Math.max(1, to - from);
  }

  /** The socket's own state. @param {any} status */
  mark(status) {
    this.#push({ at: Date.now(), direction: 'socket', frame: { type: status.state }, text: words(status), bytes: 0 });
  }

  /** @param {any} row */
  #push(row) {
    row.number = ++this.total;
    this.rows.push(row);
    // in one go, now and then
    if (this.rows.length > MAX + 500) this.rows.splice(0, this.rows.length - MAX);
    if (!this.isPaused) changed();
  }

  get types() {
    return [...new Set(this.rows.map((row) => row.frame.type))].sort();
  }

  /** What passes the filter, successive deltas as one row. */
  shown() {
    const out = [];
    const wanted = this.filter.toLowerCase();
    for (const row of this.rows) {
      if (this.hides.has(row.frame.type) || (wanted && !row.text.toLowerCase().includes(wanted))) continue;
      const last = out.at(-1);
      if (last && row.frame.type === 'text_chunk' && last.type === 'text_chunk' && row.verdict === last.verdict) {
        last.count += 1;
        last.seq = row.frame.seq;
        last.bytes += row.bytes;
        last.last = row;
        continue;
      }
      const first = row.frame.first_seq ?? row.frame.seq;
      out.push({ ...row, type: row.frame.type, count: 1, first, seq: row.frame.seq, last: row, isGap: row.verdict === 'gap' });
    }
    return out;
  }

  clear() {
    this.rows = [];
    changed();
  }

  /** As JSON lines. */
  lines() {
    return this.rows
      .map(({ at, direction, verdict, frame }) => JSON.stringify({ at: new Date(at).toISOString(), direction, verdict, frame }))
      .join('\n');
  }
}

/** @param {any} status */
function words({ state, retryInMs, closeCode }) {
  return state + (closeCode ? ` after close code ${closeCode}` : '') + (retryInMs ? `, again in ${Math.round(retryInMs)} ms` : '');
}
