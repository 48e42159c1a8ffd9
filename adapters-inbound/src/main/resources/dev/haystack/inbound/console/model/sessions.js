const KEY = 'sessions';
const MAX = 50;

/** @typedef {{id: string, begun: number, epoch?: string, name?: string}} Known whom the page showed last, by name */

/** @type {Known[] | undefined} as they were read; another tab may change them */
let read;
addEventListener('storage', () => (read = undefined));

/** The sessions that this browser has been in: names and places, nothing of what was said. @returns {Known[]} */
export function sessions() {
  try {
    return (read ??= JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return (read = []);
  }
}

/** @param {Known[]} all */
function keep(all) {
  read = all;
  localStorage.setItem(KEY, JSON.stringify(all));
}

/** @param {string} id */
export const known = (id) => sessions().find((session) => session.id === id);

/** @param {string} id @param {{begun?: number, epoch?: string, name?: string}} what */
export function remember(id, what) {
  const all = [...sessions()];
  const there = all.find((session) => session.id === id);
  if (there) Object.assign(there, what);
  else all.unshift({ id, begun: Date.now(), ...what });
  keep(all.slice(0, MAX));
}

/** @param {string} id */
export function forget(id) {
  keep(sessions().filter((session) => session.id !== id));
}
