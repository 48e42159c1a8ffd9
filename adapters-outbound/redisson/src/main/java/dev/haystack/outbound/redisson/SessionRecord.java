package dev.haystack.outbound.redisson;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A session without its messages as it is stored; what is damaged is replaced and logged. */
record SessionRecord(Session session, long contextVersion) {

  private static final System.Logger LOGGER = System.getLogger(SessionRecord.class.getName());
  private static final long MICROS = 1_000_000;

  /** The arguments of a script that may make the session. */
  static List<String> arguments(Session session, long contextVersion) {
    return List.of(
        session.owner().issuer(),
        session.owner().subject(),
        session.persona().wireName(),
        Long.toString(Duration.between(Instant.EPOCH, session.createdAt()).toNanos()),
        session.context().text(),
        Long.toString(contextVersion));
  }

  static String micros(Instant instant) {
    Duration since = Duration.between(Instant.EPOCH, instant);
    return Long.toString(since.getSeconds() * MICROS + since.getNano() / 1_000);
  }

  static SessionRecord read(SessionId id, List<Reply> fields, int stored) {
    Instant used = fields.get(5).found().map(SessionRecord::instant).orElse(Instant.EPOCH);
    var session =
        new Session(
            id,
            new Incarnation(fields.get(0).text()),
            new UserId(fields.get(1).text(), fields.get(2).text()),
            persona(fields.get(3)),
            created(fields.get(4), used),
            used,
            stored,
            context(fields.get(6)));
    return new SessionRecord(session, fields.get(7).found().map(SessionRecord::whole).orElse(0L));
  }

  private static PersonaType persona(Reply field) {
    return field
        .found()
        .flatMap(PersonaType::of)
        .orElseGet(() -> damaged("persona", PersonaType.WEB_ASSISTANT));
  }

  private static Instant created(Reply nanos, Instant otherwise) {
    try {
      return Instant.EPOCH.plusNanos(Long.parseLong(nanos.found().orElse("")));
    } catch (NumberFormatException _) {
      return damaged("time of its making", otherwise);
    }
  }

  private static JsonObject context(Reply field) {
    try {
      Optional<Json> context = field.found().map(text -> Json.parse(text, MessageRecord.DEPTH_MAX));
      if (context.isPresent() && context.get() instanceof JsonObject object) {
        return object;
      }
    } catch (JsonSyntaxException _) {
      // as if it were none
    }
    return damaged("context", JsonObject.EMPTY);
  }

  private static Instant instant(String micros) {
    long value = whole(micros);
    return Instant.ofEpochSecond(
        Math.floorDiv(value, MICROS), Math.floorMod(value, MICROS) * 1_000L);
  }

  private static long whole(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      return damaged("numbers", 0L);
    }
  }

  private static <T> T damaged(String what, T otherwise) {
    LOGGER.log(
        System.Logger.Level.WARNING,
        "a stored session is damaged in its {0}; the rest is kept",
        what);
    return otherwise;
  }
}
