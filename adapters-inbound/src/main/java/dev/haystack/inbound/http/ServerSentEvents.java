package dev.haystack.inbound.http;

import dev.haystack.domain.json.Json;

/** Server-sent events that are of no turn. */
final class ServerSentEvents {

  private ServerSentEvents() {}

  /** An event that no log numbers. */
  static String event(String type, Json data) {
    return "event: " + type + "\ndata: " + data.text() + "\n\n";
  }
}
