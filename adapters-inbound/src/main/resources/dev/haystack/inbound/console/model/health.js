import { changed } from './schedule.js';
import { parsed, quantile, sum } from './metrics.js';

const EVERY_MS = 2000;
const POINTS_MAX = 60;

/** How the service is, asked every two seconds while somebody looks. */
export class Health {
  /** @type {any} */
  report;
  /** @type {number | undefined} */
  tookMs;
  /** @type {Record<string, (number | undefined)[]>} */
  series = {};
  /** @type {any} who the service says that it is, where it says so */
  info;
  #looks = 0;
  #hasIntroduced = false;
  /** @type {Map<string, number> | undefined} */
  #last;

  start() {
    this.#look();
    setInterval(() => document.visibilityState === 'visible' && this.#look(), EVERY_MS);
  }

  /** Asks once who it is, when somebody wants to know. */
  async introduce() {
    if (this.#hasIntroduced) return;
    this.#hasIntroduced = true;
    const answer = await fetch('/info').catch(() => undefined);
    if (!answer?.ok) return;
    this.info = await answer.json();
    changed();
  }

  async #look() {
    const began = performance.now();
    try {
      const answer = await fetch('/health');
      this.report = await answer.json();
      this.tookMs = performance.now() - began;
      // the first look is part of the first page, which is to be small
      if (this.#looks++) {
        const numbers = await fetch('/metrics');
        if (numbers.ok) this.#measure(parsed(await numbers.text()));
      }
    } catch {
      this.report = { status: 'down', dependencies: [{ name: 'service', status: 'down', detail: 'cannot be reached' }] };
    }
    changed();
  }

  /** @param {Map<string, number>} now */
  #measure(now) {
    const before = this.#last ?? now;
    this.#last = now;
    const rate = (name) => Math.max(0, sum(now, name) - sum(before, name)) / (EVERY_MS / 1000);
    const p = (share) => quantile(now, before, 'haystack_model_first_text_seconds', share);
    this.#add('turns that run', sum(now, 'haystack_turns_in_flight'));
    this.#add('first text p50', p(0.5));
    this.#add('first text p95', p(0.95));
    this.#add('sockets', sum(now, 'haystack_sockets_open'));
    this.#add('tokens a second', rate('haystack_tokens_total'));
    this.#add('violations that wait', sum(now, 'haystack_violations_pending'));
  }

  /** @param {string} name @param {number | undefined} value */
  #add(name, value) {
    this.series[name] = [...(this.series[name] ?? []).slice(1 - POINTS_MAX), value];
  }
}
