package dev.haystack.outbound.transport;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The status and the headers of an answer; their names are in lower case. */
record AnswerHead(int status, boolean persistent, Map<String, List<String>> headers) {

  AnswerHead {
    headers = new HashMap<>(headers);
    headers.replaceAll((_, values) -> List.copyOf(values));
    headers = Map.copyOf(headers);
  }

  /** An answer of the server's on its way to the real one. */
  boolean isInterim() {
    return status >= 100 && status < 200;
  }

  /** The first header of that name. */
  Optional<String> first(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The members of a header that is a list, in lower case. */
  Stream<String> tokens(String name) {
    return headers.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(token -> token.strip().toLowerCase(Locale.ROOT))
        .filter(token -> !token.isEmpty());
  }
}
