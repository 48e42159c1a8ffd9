package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every answer over HTTP to the contract. */
public final class HttpContract {

  private static final ContractDocument DOCUMENT = ContractDocument.OPEN_API;
  private static final Map<String, StrictSchema> SCHEMAS = new ConcurrentHashMap<>();
  private static final StrictSchema PROBLEM =
      StrictSchema.of(DOCUMENT, DOCUMENT.at("components", "schemas", "Problem"));

  private HttpContract() {}

  /** Fails if the contract does not say that this can be answered. */
  public static void check(HttpResponse<String> response) {
    String method = response.request().method().toLowerCase(Locale.ROOT);
    String path = response.uri().getPath();
    int status = response.statusCode();
    Optional<String> operation = operation(method, path);
    String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    String where = method + " " + path + " " + status + " " + type + " " + response.body();
    if (operation.isEmpty()) {
      assertTrue(status == 401 || status == 404 || status == 405, where);
      assertEquals(List.of(), PROBLEM.faults(response.body()), where);
    } else if (status == 204) {
      assertTrue(described(operation.get(), method, status, where).object("content").isEmpty());
    } else {
      JsonObject content =
          described(operation.get(), method, status, where).object("content").orElseThrow();
      JsonObject media =
          content.object(type).orElseThrow(() -> new AssertionError("not described: " + where));
      if (type.endsWith("json")) {
        StrictSchema schema =
            SCHEMAS.computeIfAbsent(
                method + operation.get() + status + type,
                _ -> StrictSchema.of(DOCUMENT, media.object("schema").orElseThrow()));
        assertEquals(List.of(), schema.faults(response.body()), where);
      }
    }
  }

  private static JsonObject described(String path, String method, int status, String where) {
    return DOCUMENT
                .at("paths", path, method)
                .object("responses")
                .orElseThrow()
                .members()
                .get(Integer.toString(status))
            instanceof JsonObject response
        ? DOCUMENT.resolved(response)
        : org.junit.jupiter.api.Assertions.fail("not described: " + where);
  }

  private static Optional<String> operation(String method, String path) {
    return DOCUMENT.names("paths").stream()
        .filter(template -> path.matches(template.replaceAll("\\{[a-z]+}", "[^/]+")))
        .filter(template -> DOCUMENT.at("paths", template).has(method))
        .findFirst();
  }
}
