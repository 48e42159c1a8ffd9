package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** One HTTP connection to the scripted model: reads on while it answers, to see it closed. */
final class ModelConnection {

  private static final String NOT_ASKED =
      "{\"error\":{\"message\":\"the last message names no scripted answer\"}}";
  private static final byte[] REFUSAL =
      ("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: "
              + NOT_ASKED.length()
              + "\r\n\r\n"
              + NOT_ASKED)
          .getBytes(ISO_8859_1);

  private final RequestReader reader;
  private final OutputStream output;
  private final CallClosed listener;

  ModelConnection(Socket socket, CallClosed listener) throws IOException {
    this.output = socket.getOutputStream();
    this.reader = new RequestReader(socket.getInputStream(), output);
    this.listener = listener;
  }

  void serve() throws IOException {
    Optional<Answering> running = Optional.empty();
    try {
      for (var request = reader.next(); request.isPresent(); request = reader.next()) {
        long requestedNanos = System.nanoTime();
        running.ifPresent(Answering::await);
        running = answer(request.get().body(), requestedNanos);
      }
    } finally {
      running.ifPresent(Answering::closed);
    }
  }

  private Optional<Answering> answer(byte[] body, long requestedNanos) throws IOException {
    var asked = MessageShape.lastIn(body);
    if (asked.isEmpty()) {
      output.write(REFUSAL);
      return Optional.empty();
    }
    var last = ToolCallId.lastIn(body, asked.get());
    var writer = new ScriptedAnswer(output, asked.get().shape());
    var answering = new Answering(writer, last, requestedNanos);
    answering.thread.start();
    return Optional.of(answering);
  }

  /** An answer that is being written by its own thread. */
  private final class Answering {

    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long turn;
    private final Thread thread;

    Answering(ScriptedAnswer writer, ToolCallId last, long requestedNanos) {
      turn = last.turn();
      thread = Thread.ofVirtual().unstarted(() -> run(writer, last, requestedNanos));
    }

    private void run(ScriptedAnswer writer, ToolCallId last, long requestedNanos) {
      try {
        writer.write(last, requestedNanos);
        over.set(true);
      } catch (IOException e) {
        closed();
      } finally {
        ended.countDown();
      }
    }

    void closed() {
      long nanos = System.nanoTime();
      if (over.compareAndSet(false, true)) {
        listener.closed(turn, nanos);
        thread.interrupt();
      }
    }

    void await() {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
