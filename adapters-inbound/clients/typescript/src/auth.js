const BEFORE_END_MS = 60_000;
const TIMER_MAX_MS = 2 ** 31 - 1;

/** When a JWT ends, in ms since 1970; never, for what cannot be read. @param {string} token */
function endOf(token) {
  try {
    const claims = JSON.parse(atob(/** @type {string} */ (token.split('.')[1]).replace(/[-_]/g, (c) => (c === '-' ? '+' : '/'))));
    return typeof claims.exp === 'number' ? claims.exp * 1000 : Infinity;
  } catch {
    return Infinity;
  }
}

/** Has the user's token when it is needed, and says when a newer one has come. */
export class Auth {
  #ask;
  #newer;
  #clock;
  #token = '';
  #askedAt = 0;
  /** @type {Promise<string> | undefined} */
  #asking;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isKept = true;

  /**
   * @param {(() => string | Promise<string>) | undefined} ask
   * @param {(token: string) => void} newer is told of each token that replaces one before its end
   * @param {() => number} clock the service's, in ms
   */
  constructor(ask, newer, clock) {
    this.#ask = ask;
    this.#newer = newer;
    this.#clock = clock;
  }

  get isAsked() {
    return this.#ask !== undefined;
  }

  /** The token at hand, or a new one where that ends soon; '' without any. */
  async token() {
    return this.#token && this.#clock() < this.#refreshAt() ? this.#token : this.fresh();
  }

  /** A new token; who asks meanwhile gets the same. @returns {Promise<string>} */
  fresh() {
    this.#asking ??= Promise.resolve(this.#ask?.() ?? '')
      .then((token) => {
        this.#token = token;
        this.#askedAt = this.#clock();
        this.#plan();
        return token;
      })
      .finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  /** The token at hand is of no use. */
  forget() {
    this.#token = '';
  }

  /** Whether a token is to be replaced before its end. @param {boolean} isKept */
  keep(isKept) {
    this.#isKept = isKept;
    this.#plan();
  }

  /** A minute before the end; of a token that lives for less than two, at half its time. */
  #refreshAt() {
    const end = endOf(this.#token);
    return Math.max(end - BEFORE_END_MS, this.#askedAt + Math.min(BEFORE_END_MS, (end - this.#askedAt) / 2));
  }

  #plan() {
    clearTimeout(this.#timer);
    const old = this.#token;
    const wait = this.#refreshAt() - this.#clock();
    if (!this.#isKept || wait === Infinity) return;
    this.#timer = setTimeout(
      // what fails now is asked for again when the service wants it
      () => (wait > TIMER_MAX_MS ? this.#plan() : this.fresh().then((token) => token === old || this.#newer(token), () => {})),
      // where none but one that has ended is to be had, nobody is asked again and again
      wait > 0 ? Math.min(Math.max(wait, 1000), TIMER_MAX_MS) : BEFORE_END_MS,
    );
  }
}
