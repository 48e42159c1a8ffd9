/** @typedef {{epoch: string, lastSeq: number}} Position */
/** @typedef {{seq: number, first_seq?: number}} Numbered */

/** @param {Numbered} frame */
const firstOf = (frame) => frame.first_seq ?? frame.seq;

/** How far this client has read a session's event log: each event is taken once and none is left out. */
export class Log {
  /** @type {Position | undefined} */
  position;
  /** @type {any[] | undefined} frames that may come again, while it is open from where the log goes on */
  #held;

  /** @param {Position | undefined} from */
  constructor(from) {
    this.position = from && { ...from };
  }

  /** A socket stands. @param {{epoch: string, last_seq: number}} established @returns {boolean} whether to resume */
  begin({ epoch, last_seq: lastSeq }) {
    this.#held = this.position && [];
    this.position ??= { epoch, lastSeq };
    return this.#held !== undefined;
  }

  get isResuming() {
    return this.#held !== undefined;
  }

  /** @param {Numbered} frame @returns {'new' | 'repeated' | 'held' | 'gap'} */
  judge(frame) {
    const position = /** @type {Position} */ (this.position);
    if (this.#held) {
      this.#held.push(frame);
      return 'held';
    }
    if (frame.seq <= position.lastSeq) return 'repeated';
    if (firstOf(frame) !== position.lastSeq + 1) return 'gap';
    position.lastSeq = frame.seq;
    return 'new';
  }

  /** What was missed follows. */
  recovered() {
    this.#held = undefined;
  }

  /** What was missed is gone. @param {string} epoch @param {number} lastSeq @returns {any[]} what goes on from there */
  restarted(epoch, lastSeq) {
    const held = this.#held ?? [];
    this.#held = undefined;
    this.position = { epoch, lastSeq: held.length ? firstOf(held[0]) - 1 : lastSeq };
    return held;
  }
}
