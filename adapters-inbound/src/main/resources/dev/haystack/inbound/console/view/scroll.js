/** @type {WeakMap<Element, boolean>} whether one reads at the end */
const atEnd = new WeakMap();

/** Keeps the end in sight of who reads there, after what is drawn now. @param {string} id */
export function follow(id) {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    if (!element) return;
    if (!atEnd.has(element)) {
      atEnd.set(element, true);
      element.addEventListener('scroll', () => atEnd.set(element, element.scrollHeight - element.scrollTop - element.clientHeight < 40), {
        passive: true,
      });
    }
    if (atEnd.get(element)) element.scrollTop = element.scrollHeight;
  });
  return '';
}
