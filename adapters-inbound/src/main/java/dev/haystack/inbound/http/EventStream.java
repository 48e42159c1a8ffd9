package dev.haystack.inbound.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Events for one reader, who may go away at any time. */
interface EventStream extends AutoCloseable {

  /**
   * The next event as the reader gets it, a sign of life if there is none for that long; empty at
   * the end.
   *
   * @throws IOException the reader was too slow and lost events
   */
  Optional<String> next(Duration silenceMax) throws IOException, InterruptedException;

  @Override
  void close();
}
