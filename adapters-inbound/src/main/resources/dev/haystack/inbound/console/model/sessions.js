const KEY = 'sessions';
const MAX = 50;

/** The sessions that this browser has been in: names and places, nothing of what was said. @returns {{id: string, begun: number, epoch?: string}[]} */
export function sessions() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
}

/** @param {string} id */
export const known = (id) => sessions().find((session) => session.id === id);

/** @param {string} id @param {{begun?: number, epoch?: string}} what */
export function remember(id, what) {
  const all = sessions();
  const there = all.find((session) => session.id === id);
  if (there) Object.assign(there, what);
  else all.unshift({ id, begun: Date.now(), ...what });
  localStorage.setItem(KEY, JSON.stringify(all.slice(0, MAX)));
}

/** @param {string} id */
export function forget(id) {
  localStorage.setItem(KEY, JSON.stringify(sessions().filter((session) => session.id !== id)));
}
