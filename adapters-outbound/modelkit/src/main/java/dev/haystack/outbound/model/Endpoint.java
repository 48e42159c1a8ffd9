package dev.haystack.outbound.model;

import dev.haystack.outbound.transport.CallBody;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Where inferences are posted to, and under which headers; hides what may be secret. */
public record Endpoint(URI uri, Map<String, String> headers) {

  /**
   * Of JSON that is answered by events.
   *
   * @param headers those of the vendor, its key among them
   */
  public Endpoint {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    all.put("Accept", "text/event-stream");
    headers = Map.copyOf(all);
  }

  /** The request with this body. */
  public Post post(CallBody body) {
    return new Post(uri, headers, body);
  }

  /** Without headers and query. */
  @Override
  public String toString() {
    return "Endpoint[" + uri.getScheme() + "://" + uri.getRawAuthority() + "]";
  }
}
