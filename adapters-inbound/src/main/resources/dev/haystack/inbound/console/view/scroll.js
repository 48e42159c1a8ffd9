/** @type {WeakMap<Element, boolean>} whether one reads at the end */
const atEnd = new WeakMap();

/** Keeps the end in sight of who reads there, after what is drawn now. @param {string} id */
export function follow(id) {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    if (!element) return;
    if (!atEnd.has(element)) {
      atEnd.set(element, true);
      element.addEventListener('scroll', () => look(element), { passive: true });
      // who unfolds something reads there
      element.addEventListener('click', ({ target }) => target instanceof Element && target.closest('summary') && requestAnimationFrame(() => look(element)));
    }
    if (atEnd.get(element)) element.scrollTop = element.scrollHeight;
  });
  return '';
}

/** @param {Element} element */
const look = (element) => void atEnd.set(element, element.scrollHeight - element.scrollTop - element.clientHeight < 40);
