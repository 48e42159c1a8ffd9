package dev.haystack.outbound.nestjs;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/** A request as it arrived. */
record Received(String method, String target, Headers headers, String body) {

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
