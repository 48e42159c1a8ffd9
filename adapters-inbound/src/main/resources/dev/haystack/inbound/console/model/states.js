import { changed } from './schedule.js';

const MAX = 40;

/** What became of the updates of the page's state, each with the frame that caused it. */
export class StateLog {
  /** @type {{frame: any, at: number, ack?: any}[]} */
  rows = [];

  /** @param {any} frame */
  sent(frame) {
    if (!/^(full|incremental)_state_update$|^ui_state_update$/.test(frame.type)) return;
    this.rows = [...this.rows.slice(1 - MAX), { frame, at: Date.now() }];
    changed();
  }

  /** They are answered in their order. @param {any} frame */
  hear(frame) {
    if (frame.type !== 'ui_state_ack') return;
    const row = this.rows.find((each) => !each.ack);
    if (row) row.ack = frame;
    changed();
  }

  get version() {
    return this.rows.findLast((row) => row.ack?.success)?.ack.version;
  }
}

/** The merge patch (RFC 7396) that makes one of the other; undefined if they are the same. @param {any} from @param {any} to @returns {any} */
export function mergePatch(from, to) {
  if (!isObject(from) || !isObject(to)) return JSON.stringify(from) === JSON.stringify(to) ? undefined : to;
  const patch = {};
  for (const key of Object.keys(from)) if (!(key in to)) patch[key] = null;
  for (const [key, value] of Object.entries(to)) {
    const change = key in from ? mergePatch(from[key], value) : value;
    if (change !== undefined) patch[key] = change;
  }
  return Object.keys(patch).length ? patch : undefined;
}

/** @param {unknown} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
