/** @typedef {import('./frames.d.ts').ErrorCode | 'connection_closed' | 'offline_queue_full' | 'network'} Code */

/** What went wrong, with the service's code for it; the message may be shown to users. */
export class HaystackError extends Error {
  /** @override */
  name = 'HaystackError';
  /** Whether the same can succeed later. */
  retryable = false;
  /** @type {number | undefined} */
  retryAfterMs;
  /** @type {string | undefined} the field at fault (JSON Pointer) */
  pointer;
  /** @type {number | undefined} of an HTTP answer */
  status;
  /** @type {number | undefined} of the socket */
  closeCode;

  /**
   * @param {Code} code
   * @param {string} message
   * @param {{retryable?: boolean, retryAfterMs?: number, pointer?: string, status?: number, closeCode?: number}} [more]
   */
  constructor(code, message, more) {
    super(message);
    this.code = code;
    Object.assign(this, more);
  }
}

/** @param {import('./frames.d.ts').ErrorFrame} frame */
export const ofFrame = ({ code, message, retryable, retry_after_ms: retryAfterMs, pointer }) =>
  new HaystackError(code, message, { retryable, retryAfterMs, pointer });

/** @param {Partial<import('./http.d.ts').components['schemas']['Problem']>} problem @param {Response} [response] */
export function ofProblem(problem, response) {
  const { code = 'internal', detail = 'The service failed.', retryable, status = response?.status, errors } = problem;
  const retryAfterMs = Number(response?.headers.get('Retry-After')) * 1000 || undefined;
  return new HaystackError(code, detail, { retryable, retryAfterMs, pointer: errors?.[0]?.pointer, status });
}
