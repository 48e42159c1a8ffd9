/** Numbers by their names with labels, as a watching server reads them. @param {string} text @returns {Map<string, number>} */
export function parsed(text) {
  const all = new Map();
  for (const line of text.split('\n')) {
    const at = line.lastIndexOf(' ');
    if (line.startsWith('#') || at < 0) continue;
    all.set(line.slice(0, at), Number(line.slice(at + 1)));
  }
  return all;
}

/** @param {Map<string, number>} numbers @param {string} name over all labels */
export function sum(numbers, name) {
  let total = 0;
  for (const [key, value] of numbers) if (key === name || key.startsWith(name + '{')) total += value;
  return total;
}

/** What a histogram tells of what came between, in its unit; undefined if nothing came. @param {Map<string, number>} now @param {Map<string, number>} before @param {string} name @param {number} share */
export function quantile(now, before, name, share) {
  /** @type {Map<number, number>} */
  const buckets = new Map();
  for (const [key, value] of now) {
    const bound = key.startsWith(name + '_bucket') && /le="([^"]+)"/.exec(key)?.[1];
    if (!bound) continue;
    const at = bound === '+Inf' ? Infinity : Number(bound);
    buckets.set(at, (buckets.get(at) ?? 0) + value - (before.get(key) ?? 0));
  }
  const sorted = [...buckets].sort(([a], [b]) => a - b);
  const total = sorted.at(-1)?.[1] ?? 0;
  if (!total) return undefined;
  const bound = sorted.find(([, count]) => count >= share * total)?.[0];
  return bound === Infinity ? sorted.at(-2)?.[0] : bound;
}
