import { HaystackError, ofProblem } from './problems.js';

/** Asks the service over HTTP, as the user. */
export class Requests {
  /** The error that a problem is. */
  problem = ofProblem;
  #base;
  #auth;
  #profile;
  #fetch;

  /**
   * @param {string} base
   * @param {import('./auth.js').Auth} auth
   * @param {string | undefined} profile
   * @param {typeof fetch} fetcher
   */
  constructor(base, auth, profile, fetcher) {
    this.#base = base;
    this.#auth = auth;
    this.#profile = profile;
    this.#fetch = fetcher;
  }

  /** The answer, which is a good one. @param {string} path @param {RequestInit} [init] @returns {Promise<Response>} */
  async ask(path, init = {}) {
    let response = await this.#send(path, init, await this.#auth.token());
    if (response.status === 401 && this.#auth.isAsked) {
      response = await this.#send(path, init, await this.#auth.fresh());
    }
    if (!response.ok) throw ofProblem(await response.json().catch(() => ({})), response);
    return response;
  }

  /** @param {string} path @param {RequestInit} init @param {string} token */
  async #send(path, init, token) {
    const headers = new Headers(init.headers);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    if (this.#profile) headers.set('ProfileID', this.#profile);
    if (init.body) headers.set('Content-Type', 'application/json');
    try {
      return await this.#fetch(this.#base + path, { ...init, headers });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new HaystackError('network', 'The service cannot be reached.', { retryable: true });
    }
  }
}
