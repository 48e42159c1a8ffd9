package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes one answer of the scripted model in its shape and at its pace. */
final class ScriptedAnswer {

  private final OutputStream output;
  private final MessageShape shape;

  ScriptedAnswer(OutputStream output, MessageShape shape) {
    this.output = output;
    this.shape = shape;
  }

  /** Answers with a tool call or, when those are done, with the text. */
  void write(ToolCallId last, long requestedNanos) throws IOException {
    awaitNanos(requestedNanos + TimeUnit.MILLISECONDS.toNanos(shape.thinkMillis()));
    if (last.round() < shape.toolCalls()) {
      writeToolCall(last, requestedNanos);
    } else {
      writeText(last.ownNanos(), requestedNanos);
    }
  }

  private void writeToolCall(ToolCallId last, long requestedNanos) throws IOException {
    int round = last.round() + 1;
    long ownNanos = last.ownNanos() + System.nanoTime() - requestedNanos;
    var id = new ToolCallId(last.turn(), round, ownNanos);
    // another argument each time, or the service would answer from the first call
    String arguments = "{\\\"query\\\":\\\"John " + round + "\\\"}";
    String call = SseText.toolCall(id.text(), "search_clients", arguments);
    String events = SseText.role() + call + SseText.ending("tool_calls", 12);
    write(SseText.HEAD + SseText.httpChunk(events) + SseText.LAST_CHUNK);
  }

  private void writeText(long ownNanosBefore, long requestedNanos) throws IOException {
    long startNanos = System.nanoTime();
    long ownNanos = ownNanosBefore + startNanos - requestedNanos;
    String content = SseText.own(ownNanos) + SseText.stampedContent(startNanos, shape.chunkBytes());
    write(SseText.HEAD + SseText.httpChunk(SseText.role() + SseText.delta(content)));
    if (shape.chunksPerSecond() > 0) {
      writePaced(startNanos);
    } else {
      writeFlatOut();
    }
    String ending = SseText.ending("stop", shape.chunks());
    write(SseText.httpChunk(ending) + SseText.LAST_CHUNK);
  }

  private void writePaced(long startNanos) throws IOException {
    var block = new ChunkBlock(1, shape.chunkBytes());
    for (int i = 1; i < shape.chunks(); i++) {
      awaitNanos(startNanos + i * 1_000_000_000L / shape.chunksPerSecond());
      block.writeTo(output);
    }
  }

  private void writeFlatOut() throws IOException {
    int left = shape.chunks() - 1;
    var block = new ChunkBlock(Math.clamp(left, 1, shape.chunksPerWrite()), shape.chunkBytes());
    while (left >= block.chunks()) {
      block.writeTo(output);
      left -= block.chunks();
    }
    if (left > 0) {
      new ChunkBlock(left, shape.chunkBytes()).writeTo(output);
    }
  }

  private void write(String text) throws IOException {
    output.write(text.getBytes(ISO_8859_1));
  }

  private static void awaitNanos(long dueNanos) throws IOException {
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      if (Thread.interrupted()) {
        throw new InterruptedIOException("the call was closed");
      }
      LockSupport.parkNanos(left);
    }
  }
}
