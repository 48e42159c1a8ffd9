package dev.haystack.inbound.rfc6455;

import dev.haystack.inbound.rfc6455.Handshake.Reply.Refused;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What RFC 6455 demands of a handshake, before anybody is asked whether it is welcome. */
final class HandshakeRules {

  private static final String VERSION = "13";
  private static final int KEY_BYTES = 16;

  private HandshakeRules() {}

  /** The refusal of a handshake that breaks a rule. */
  static Optional<Refused> refusal(String method, String protocolVersion, Handshake handshake) {
    var refusals = new Refusals(handshake.path());
    if (!method.equals("GET")) {
      return Optional.of(refusals.malformed("A WebSocket is opened with GET."));
    }
    if (!protocolVersion.equals("1.1")) {
      return Optional.of(refusals.malformed("A WebSocket is opened over HTTP/1.1."));
    }
    if (!hasToken(handshake.headers("Upgrade"), "websocket")) {
      return Optional.of(refusals.noUpgrade());
    }
    if (!hasToken(handshake.headers("Connection"), "upgrade")) {
      return Optional.of(refusals.noUpgrade());
    }
    if (!handshake.headers("Sec-WebSocket-Version").equals(List.of(VERSION))) {
      return Optional.of(refusals.unsupportedVersion());
    }
    if (!isKey(handshake.headers("Sec-WebSocket-Key"))) {
      return Optional.of(refusals.malformed("Sec-WebSocket-Key must be 16 bytes in Base64."));
    }
    return Optional.empty();
  }

  private static boolean hasToken(List<String> values, String token) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .anyMatch(part -> part.strip().equalsIgnoreCase(token));
  }

  private static boolean isKey(List<String> values) {
    if (values.size() != 1) {
      return false;
    }
    try {
      byte[] key = Base64.getDecoder().decode(values.getFirst());
      return key.length == KEY_BYTES
          && Base64.getEncoder().encodeToString(key).length() == values.getFirst().length();
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
