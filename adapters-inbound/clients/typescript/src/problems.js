/** @typedef {import('./frames.d.ts').ErrorCode | 'connection_closed' | 'offline_queue_full' | 'network'} Code */

/** What went wrong, with the service's code for it; the message may be shown to users. */
export class HaystackError extends Error {
  /**
   * @param {Code} code
   * @param {string} message
   * @param {{retryable?: boolean, retryAfterMs?: number, pointer?: string, status?: number, closeCode?: number}} [more]
   */
  constructor(code, message, more = {}) {
    super(message);
    this.name = 'HaystackError';
    this.code = code;
    /** Whether the same can succeed later. */
    this.retryable = more.retryable ?? false;
    this.retryAfterMs = more.retryAfterMs;
    /** The field at fault (JSON Pointer). */
    this.pointer = more.pointer;
    /** Of an HTTP answer. */
    this.status = more.status;
    /** Of the socket. */
    this.closeCode = more.closeCode;
  }
}

/** @param {import('./frames.d.ts').ErrorFrame} frame */
export const ofFrame = (frame) =>
  new HaystackError(frame.code, frame.message, {
    retryable: frame.retryable,
    retryAfterMs: frame.retry_after_ms,
    pointer: frame.pointer,
  });

/** @param {Partial<import('./http.d.ts').components['schemas']['Problem']>} problem @param {Response} [response] */
export function ofProblem(problem, response) {
  const wait = Number(response?.headers.get('Retry-After') ?? 0);
  return new HaystackError(problem.code ?? 'internal', problem.detail ?? problem.title ?? 'no answer', {
    retryable: problem.retryable,
    retryAfterMs: wait * 1000 || undefined,
    pointer: problem.errors?.[0]?.pointer,
    status: problem.status ?? response?.status,
  });
}
