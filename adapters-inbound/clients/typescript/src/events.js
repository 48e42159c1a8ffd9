/**
 * The server-sent events of an answer.
 *
 * @param {Response} response
 * @param {() => void} [heard] is told of whatever comes, comments too
 * @returns {AsyncGenerator<{event: string, data: any}, void, undefined>}
 */
export async function* events(response, heard) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of chunks(/** @type {ReadableStream<Uint8Array>} */ (response.body))) {
    heard?.();
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
