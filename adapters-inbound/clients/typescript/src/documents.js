import { events } from './events.js';

/** @typedef {import('./http.d.ts').components['schemas']} Schemas */
/** @typedef {Schemas['Document']} Document */
/**
 * @typedef {{type: 'stage', stage: string, parts?: number, partsRead?: number, draft?: number}
 *   | {type: 'text', text: string, draft: number}
 *   | {type: 'document', document: Document}} DocumentPart
 *   a second draft replaces the first
 */

/**
 * Writes a document, and tells how far it is.
 *
 * @param {import('./requests.js').Requests} requests
 * @param {Schemas['DocumentRequest']} request
 * @param {{signal?: AbortSignal}} [options]
 * @returns {AsyncGenerator<DocumentPart, Document, undefined>}
 */
export async function* generate(requests, request, options = {}) {
  const response = await requests.ask('/generate-document-from-template', {
    method: 'POST',
    body: JSON.stringify(request),
    headers: { Accept: 'text/event-stream' },
    signal: options.signal,
  });
  for await (const { event, data } of events(response)) {
    options.signal?.throwIfAborted();
    if (event === 'error') throw requests.problem(data);
    if (event === 'progress') {
      yield { type: 'stage', stage: data.stage, parts: data.parts, partsRead: data.parts_read, draft: data.draft };
    } else if (event === 'text_chunk') {
      yield { type: 'text', text: data.content, draft: data.draft };
    } else if (event === 'document') {
      yield { type: 'document', document: data };
      return data;
    }
  }
  throw requests.problem({ code: 'model_truncated', detail: 'The answer was interrupted.', retryable: true });
}
