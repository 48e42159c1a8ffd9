package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.connection.ConnectionPhase;
import dev.haystack.inbound.connection.WatchedConnection;
import dev.haystack.inbound.console.Console;
import dev.haystack.inbound.console.PageFile;
import dev.haystack.inbound.limit.Excess;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.WorkMemory;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Writes the answer to one request; who asked with HEAD gets its headers alone. */
record AnswerWriter(
    ServerRequest request,
    String path,
    ServerResponse response,
    WatchedConnection connection,
    InboundGuard guard) {

  /**
   * Writes it.
   *
   * @param taken is given back when it is written
   * @throws Refusal if it is large and there is no memory for it while its reader takes it
   */
  void write(Answer answer, WorkMemory.Share taken) throws InterruptedException {
    endBehindUnreadBody();
    try (taken) {
      writeIn(taken, answer);
    }
  }

  private void writeIn(WorkMemory.Share memory, Answer answer) throws InterruptedException {
    switch (answer) {
      case Answer.Whole(int status, var body, var headers) when body.isPresent() -> {
        byte[] bytes = held(memory, () -> utf8(body.get().text()));
        response.status(status);
        headers.forEach((name, value) -> response.header(name, value));
        send("application/json", bytes);
      }
      case Answer.Whole(int status, _, var headers) -> {
        response.status(status);
        headers.forEach((name, value) -> response.header(name, value));
        LengthlessAnswers.mark(response);
        send(new byte[0]);
      }
      case Answer.Text(String mediaType, String text) ->
          send(mediaType, held(memory, () -> utf8(text)));
      case Answer.Packed(String mediaType, String text) -> {
        byte[] bytes = held(memory, () -> packed(text));
        response.header(HeaderNames.CONTENT_ENCODING, "gzip");
        response.header(HeaderNames.VARY, "Accept, Accept-Encoding");
        send(mediaType, bytes);
      }
      case Answer.Page(var file) -> send(file, memory);
      case Answer.Stream(var events, var headers) -> {
        headers.forEach((name, value) -> response.header(name, value));
        stream(events, memory);
      }
    }
  }

  private byte[] held(WorkMemory.Share memory, Supplier<byte[]> rendering) {
    return heldAtOnce(memory, rendering).orElseGet(() -> heldLater(memory, rendering));
  }

  private static Optional<byte[]> heldAtOnce(WorkMemory.Share memory, Supplier<byte[]> rendering) {
    byte[] bytes = rendering.get();
    return memory.holdAtOnce(bytes.length) ? Optional.of(bytes) : Optional.empty();
  }

  /** Who waits for memory holds none of it meanwhile. */
  private byte[] heldLater(WorkMemory.Share memory, Supplier<byte[]> rendering) {
    if (memory.hold(rendering.get().length)) {
      return rendering.get();
    }
    guard.tally().refused(Excess.MEMORY);
    throw new Refusal(Problem.of(ErrorCode.OVERLOADED));
  }

  private void stream(EventStream events, WorkMemory.Share memory) throws InterruptedException {
    var answer = new EventAnswer(events, connection, memory, guard.tally());
    if (isHead()) {
      answer.head(response);
      send(new byte[0]);
    } else {
      answer.write(response);
    }
  }

  private boolean isHead() {
    return request.prologue().method().text().equals("HEAD");
  }

  void write(Problem problem, ProblemForm form) {
    endBehindUnreadBody();
    response.status(form.status(problem));
    form.headers(problem).forEach((name, value) -> response.header(name, value));
    send(form.mediaType(), utf8(form.body(problem, path).text()));
  }

  /** Whether a body is on its way, or may be, that nobody has read. */
  boolean leavesBody() {
    return request.content().hasEntity() && !request.content().consumed();
  }

  /** Where the next request begins nobody would know. */
  private void endBehindUnreadBody() {
    if (leavesBody()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }

  private static byte[] packed(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void send(String type, byte[] body) {
    response.header(HeaderNames.CONTENT_TYPE, type);
    if (isHead()) {
      response.headers().contentLength(body.length);
      send(new byte[0]);
    } else {
      send(body);
    }
  }

  private void send(PageFile file, WorkMemory.Share memory) {
    PageFile.Body body = file.bodyFor(request.headers().first(HeaderNames.ACCEPT_ENCODING));
    boolean isKnown =
        PageFile.isKnown(body, request.headers().all(HeaderNames.IF_NONE_MATCH, List::of));
    byte[] bytes = isKnown ? new byte[0] : held(memory, body::bytes);
    Console.HEADERS.forEach((name, value) -> response.header(name, value));
    response.header(HeaderNames.CACHE_CONTROL, file.caching());
    response.header(HeaderNames.ETAG, body.tag());
    if (isKnown) {
      response.status(304);
      LengthlessAnswers.mark(response);
      send(bytes);
      return;
    }
    if (body == file.packed()) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    send(file.mediaType(), bytes);
  }

  private void send(byte[] body) {
    connection.enter(ConnectionPhase.TRANSFERRING);
    response.send(body);
  }

  /** Whether nothing may follow on the connection; a stream's last chunk is written by then. */
  boolean endsConnection() {
    if (!request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
        && !response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      return false;
    }
    // the server does so behind the handler, which will have thrown
    if (response instanceof RoutingResponse routed) {
      routed.commit();
    }
    return true;
  }
}
