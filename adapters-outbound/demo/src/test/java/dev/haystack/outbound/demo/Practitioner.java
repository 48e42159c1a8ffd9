package dev.haystack.outbound.demo;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.tracing.Span;

/** A caller of the demo's tools. */
record Practitioner(String subject) {

  Principal principal() {
    return new Principal(
        new UserId("https://issuer.example", subject), ProfileId.NONE, AccessToken.NONE);
  }

  BackendCall call(String tool, String arguments, String key) {
    return new BackendCall(
        tool,
        (JsonObject) Json.parse(arguments),
        CallerLease.of(principal()),
        key,
        "Australia/Sydney",
        Span.OFF);
  }

  BackendCall call(String tool, String arguments) {
    return call(tool, arguments, "key-of-" + tool);
  }
}
