package dev.haystack.outbound.redisson;

import dev.haystack.domain.session.SessionId;

/** The names of a session's keys, which a cluster keeps in one place. */
final class SessionKeys {

  private SessionKeys() {}

  static String of(SessionId id, String what) {
    return "haystack:{" + id.value() + "}:" + what;
  }
}
