package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.transport.UriText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** How the arguments of a call become a request; without members in the body, it has none. */
record Route(
    String method,
    PathTemplate path,
    Map<String, JsonTemplate> query,
    Map<String, JsonTemplate> body) {

  Route {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
  }

  UpstreamRequest request(JsonObject variables, boolean writes, String idempotencyKey) {
    return new UpstreamRequest(
        method,
        path.fill(variables) + query(variables),
        body.isEmpty() ? "" : body(variables),
        writes,
        writes ? idempotencyKey : "",
        path.text());
  }

  private String query(JsonObject variables) {
    var pairs = new StringJoiner("&", "?", "").setEmptyValue("");
    query.forEach(
        (name, template) ->
            template
                .fill(variables)
                .map(Fields::plain)
                .ifPresent(value -> pairs.add(name + "=" + UriText.query(value))));
    return pairs.toString();
  }

  private String body(JsonObject variables) {
    return new JsonTemplate.Members(body).fill(variables).orElse(JsonObject.EMPTY).text();
  }
}
