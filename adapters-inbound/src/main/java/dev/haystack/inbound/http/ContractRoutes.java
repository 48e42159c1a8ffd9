package dev.haystack.inbound.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The documents that say what clients can rely on; they need no token. */
record ContractRoutes() {

  private static final String MEDIA_TYPE = "application/yaml";

  List<Route> all() {
    return List.of(route("openapi.yaml"), route("asyncapi.yaml"));
  }

  private static Route route(String name) {
    var document = new Answer.Text(MEDIA_TYPE, read(name));
    return Route.ofAnybody("/" + name, _ -> document);
  }

  private static String read(String name) {
    try (InputStream input = ContractRoutes.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException("not packaged: " + name);
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
