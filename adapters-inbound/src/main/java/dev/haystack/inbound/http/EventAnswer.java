package dev.haystack.inbound.http;

import dev.haystack.inbound.connection.ConnectionPhase;
import dev.haystack.inbound.connection.WatchedConnection;
import dev.haystack.inbound.limit.Excess;
import dev.haystack.inbound.limit.InboundTally;
import dev.haystack.inbound.limit.WorkMemory;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Writes an event stream (server-sent events) until it ends or its reader is gone. */
record EventAnswer(
    EventStream events, WatchedConnection connection, WorkMemory.Share memory, InboundTally tally) {

  static final String MEDIA_TYPE = "text/event-stream";

  private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  /** What stands before the events; nobody hears those. */
  void head(ServerResponse response) {
    events.close();
    headers(response);
  }

  private static void headers(ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.header("X-Accel-Buffering", "no");
  }

  void write(ServerResponse response) throws InterruptedException {
    headers(response);
    try (events;
        OutputStream output = response.outputStream()) {
      Optional<String> event = events.next(SILENCE_MAX);
      while (event.isPresent()) {
        connection.enter(ConnectionPhase.TRANSFERRING);
        write(event.get().getBytes(StandardCharsets.UTF_8), output);
        connection.enter(ConnectionPhase.SERVING);
        event = events.next(SILENCE_MAX);
      }
    } catch (IOException e) {
      // nobody reads any more; what was asked for goes on without them
      connection.cut();
    }
  }

  private void write(byte[] event, OutputStream output) throws IOException {
    if (!memory.hold(event.length)) {
      tally.refused(Excess.MEMORY);
      throw new IOException("no memory for an event while its reader takes it");
    }
    output.write(event);
    output.flush();
    memory.close();
  }
}
