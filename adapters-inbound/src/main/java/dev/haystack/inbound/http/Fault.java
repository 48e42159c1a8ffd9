package dev.haystack.inbound.http;

import dev.haystack.domain.json.JsonObject;

/** A field that is not as it should be: where it is (JSON Pointer) and what is wrong. */
record Fault(String pointer, String message) {

  JsonObject toJson() {
    return JsonObject.builder().put("pointer", pointer).put("message", message).build();
  }
}
