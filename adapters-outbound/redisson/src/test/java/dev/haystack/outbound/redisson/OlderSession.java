package dev.haystack.outbound.redisson;

import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;

/** Anna's session as releases wrote it that knew no profile and sealed nothing. */
final class OlderSession {

  /** Its fields, in the order of {@link SessionRecord}. */
  static final List<String> FIELDS =
      List.of("i", "https://issuer.example", "anna", "web_assistant", "1", "1", "{}", "1", "", "");

  private OlderSession() {}

  static void put(RedisServer redis, SessionId id) {
    put(redis, id, FIELDS.subList(0, SessionRecord.PROFILE));
  }

  /** With the first fields as they are to be stored. */
  static void put(RedisServer redis, SessionId id, List<String> stored) {
    List<String> command = new ArrayList<>(List.of("HSET", SessionKeys.of(id, "session")));
    for (int i = 0; i < stored.size(); i++) {
      command.addAll(List.of(SessionRecord.NAMES.get(i), stored.get(i)));
    }
    var _ = redis.command(command.toArray(String[]::new));
  }
}
