/**
 * Tells listeners of events. A listener that throws is reported as uncaught and disturbs nobody else.
 *
 * @template {Record<string, any>} E
 */
export class Emitter {
  /** @type {Map<keyof E, Set<(event: any) => void>>} */
  #listeners = new Map();

  /**
   * @template {keyof E} T
   * @param {T} type
   * @param {(event: E[T]) => void} listener
   * @returns {() => void} listens no more
   */
  on(type, listener) {
    const all = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, all.add(listener));
    return () => void all.delete(listener);
  }

  /** @template {keyof E} T @param {T} type @param {E[T]} event */
  emit(type, event) {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
