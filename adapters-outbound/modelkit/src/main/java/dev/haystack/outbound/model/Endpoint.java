package dev.haystack.outbound.model;

import dev.haystack.outbound.transport.CallBody;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where inferences are posted to, and under which headers; hides what may be secret.
 *
 * @param vendor the vendor's headers, its key among them, asked for each request
 */
public record Endpoint(URI uri, Supplier<Map<String, String>> vendor) {

  /** Of headers that stay the same. */
  public Endpoint(URI uri, Map<String, String> vendor) {
    this(uri, () -> vendor);
  }

  /** All headers of a request that is sent now: JSON that is answered by events. */
  public Map<String, String> headers() {
    var all = new HashMap<>(vendor.get());
    all.put("Content-Type", "application/json");
    all.put("Accept", "text/event-stream");
    return Map.copyOf(all);
  }

  /** The request with this body. */
  public Post post(CallBody body) {
    return new Post(uri, headers(), body);
  }

  /** Without headers and query. */
  @Override
  public String toString() {
    return "Endpoint[" + uri.getScheme() + "://" + uri.getRawAuthority() + "]";
  }
}
