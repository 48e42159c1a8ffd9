/** @param {number | undefined} ms */
export function duration(ms) {
  if (ms === undefined) return '';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1000)} s`;
  return minutes < 1440 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`;
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
