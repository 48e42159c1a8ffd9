import { ofProblem } from './problems.js';

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
    if (event === 'error') throw ofProblem(data);
    if (event === 'progress') {
      yield { type: 'stage', stage: data.stage, parts: data.parts, partsRead: data.parts_read, draft: data.draft };
    } else if (event === 'text_chunk') {
      yield { type: 'text', text: data.content, draft: data.draft };
    } else if (event === 'document') {
      yield { type: 'document', document: data };
      return data;
    }
  }
  throw ofProblem({ code: 'model_truncated', detail: 'The answer was interrupted.', retryable: true });
}

/** @param {Response} response */
async function* events(response) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of chunks(/** @type {ReadableStream<Uint8Array>} */ (response.body))) {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      let event = '';
      const data = [];
      for (const line of block.split(/\r?\n/)) {
        if (line.startsWith('event:')) event = line.slice(6).trim();
        if (line.startsWith('data:')) data.push(line.slice(5));
      }
      if (data.length) yield { event, data: JSON.parse(data.join('\n')) };
    }
  }
}

/** Not every browser iterates over streams. @param {ReadableStream<Uint8Array>} stream */
async function* chunks(stream) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
