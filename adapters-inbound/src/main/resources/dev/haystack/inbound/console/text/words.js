/** @param {number | undefined} ms */
export function duration(ms) {
  if (ms === undefined) return '';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** @param {number} bytes */
export const size = (bytes) => (bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`);

/** @param {number} at */
export const clock = (at) => new Date(at).toLocaleTimeString('en-GB') + '.' + String(at % 1000).padStart(3, '0');

/** What a name with underscores says. @param {string} name */
export const words = (name) => name.replaceAll('_', ' ');

const REASONS = {
  stop: '',
  stopped: 'stopped',
  failed: 'failed',
  length: 'cut at the model’s limit',
  tool_limit: 'ended at the limit of tools',
  content_filter: 'withheld by a filter',
  unknown: 'read from what is stored',
};

/** @param {string} reason */
export const finish = (reason) => REASONS[reason] ?? words(reason);

const WAITS = { user_limit: 'as many of your turns run as may', session_busy: 'this session is answering something else' };

/** @param {string} reason */
export const wait = (reason) => WAITS[reason] ?? words(reason);
