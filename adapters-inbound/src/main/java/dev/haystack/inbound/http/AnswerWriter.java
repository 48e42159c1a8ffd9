package dev.haystack.inbound.http;

import dev.haystack.inbound.connection.ConnectionPhase;
import dev.haystack.inbound.connection.WatchedConnection;
import dev.haystack.inbound.console.Console;
import dev.haystack.inbound.console.PageFile;
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
import java.util.zip.GZIPOutputStream;

/** Writes the answer to one request; who asked with HEAD gets its headers alone. */
record AnswerWriter(
    ServerRequest request, String path, ServerResponse response, WatchedConnection connection) {

  void write(Answer answer) throws InterruptedException {
    endBehindUnreadBody();
    switch (answer) {
      case Answer.Whole(int status, var body, var headers) -> {
        response.status(status);
        headers.forEach((name, value) -> response.header(name, value));
        if (body.isPresent()) {
          send("application/json", body.get().text());
        } else {
          LengthlessAnswers.mark(response);
          send(new byte[0]);
        }
      }
      case Answer.Text(String mediaType, String text) -> send(mediaType, text);
      case Answer.Packed(String mediaType, String text) -> {
        response.header(HeaderNames.CONTENT_ENCODING, "gzip");
        response.header(HeaderNames.VARY, "Accept, Accept-Encoding");
        send(mediaType, packed(text));
      }
      case Answer.Page(var file) -> send(file);
      case Answer.Stream(var events, var headers) -> {
        headers.forEach((name, value) -> response.header(name, value));
        stream(events);
      }
    }
  }

  private void stream(EventStream events) throws InterruptedException {
    var answer = new EventAnswer(events, connection);
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
    send(form.mediaType(), form.body(problem, path).text());
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
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void send(String type, String text) {
    send(type, text.getBytes(StandardCharsets.UTF_8));
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

  private void send(PageFile file) {
    PageFile.Body body = file.bodyFor(request.headers().first(HeaderNames.ACCEPT_ENCODING));
    Console.HEADERS.forEach((name, value) -> response.header(name, value));
    response.header(HeaderNames.CACHE_CONTROL, file.caching());
    response.header(HeaderNames.ETAG, body.tag());
    if (PageFile.isKnown(body, request.headers().all(HeaderNames.IF_NONE_MATCH, List::of))) {
      response.status(304);
      LengthlessAnswers.mark(response);
      send(new byte[0]);
      return;
    }
    if (body == file.packed()) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    send(file.mediaType(), body.bytes());
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
