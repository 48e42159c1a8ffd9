package dev.haystack.inbound.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1ConnectionListener;

/** Takes the length off an answer that must not have one (204), where the server says 0. */
final class LengthlessAnswers implements Http1ConnectionListener {

  private static final Header MARK = HeaderValues.create("X-Without-Length", "1");

  /** Has the answer sent without a length. */
  static void mark(ServerResponse response) {
    response.header(MARK);
  }

  @Override
  public void headers(ConnectionContext context, Headers headers) {
    // the last moment before they are written
    if (headers instanceof WritableHeaders<?> answer && answer.contains(MARK)) {
      answer.remove(MARK.headerName());
      answer.remove(HeaderNames.CONTENT_LENGTH);
    }
  }
}
