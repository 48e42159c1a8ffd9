package dev.haystack.outbound.redisson;

import dev.haystack.domain.identity.ProfileId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A session without its messages as it is stored; what is damaged is replaced.
 *
 * @param mending of each damaged field its name, what it was seen with, and what it is to be
 */
record SessionRecord(Session session, long contextVersion, List<String> mending) {

  /** The fields as a script answers them. */
  static final List<String> NAMES =
      List.of(
          "incarnation",
          "issuer",
          "subject",
          "persona",
          "created",
          "activity",
          "context",
          "version",
          "profile",
          "who");

  static final int INCARNATION = 0;
  static final int ISSUER = 1;
  static final int SUBJECT = 2;
  static final int PERSONA = 3;
  static final int CREATED = 4;
  static final int ACTIVITY = 5;
  static final int CONTEXT = 6;
  static final int VERSION = 7;
  static final int PROFILE = 8;
  static final int WHO = 9;

  private static final long MICROS = 1_000_000;

  // so that no profile is another thing than an unknown one
  private static final String PROFILE_MARK = "=";

  SessionRecord {
    mending = List.copyOf(mending);
  }

  /** The fields of a session, in order. */
  static List<String> fields(Session session, long contextVersion) {
    return List.of(
        session.incarnation().value(),
        session.owner().issuer(),
        session.owner().subject(),
        session.persona().wireName(),
        nanos(session.createdAt()),
        micros(session.lastActivity()),
        session.context().text(),
        Long.toString(contextVersion),
        session.profile().map(profile -> PROFILE_MARK + profile.value()).orElse(""),
        "");
  }

  static String micros(Instant instant) {
    Duration since = Duration.between(Instant.EPOCH, instant);
    return Long.toString(since.getSeconds() * MICROS + since.getNano() / 1_000);
  }

  private static String nanos(Instant instant) {
    return Long.toString(Duration.between(Instant.EPOCH, instant).toNanos());
  }

  /** With what is told of damaged fields, which are those of a record in plain text. */
  static SessionRecord read(SessionId id, List<String> fields, int stored) {
    var reading = new Reading(fields);
    Instant used = reading.used();
    JsonObject context = reading.context();
    // where the context is lost, so is its version, and whoever holds it brings it again
    long version = reading.mended("context") ? reading.noVersion() : reading.version();
    var session =
        new Session(
            id,
            new Incarnation(reading.text(INCARNATION)),
            new UserId(reading.text(ISSUER), reading.text(SUBJECT)),
            reading.profile(),
            reading.persona(),
            reading.created(used),
            used,
            stored,
            context);
    return new SessionRecord(session, version, reading.mending);
  }

  /** The same where a context does not open, which stays as it is for who can open it. */
  SessionRecord leavingContext() {
    List<String> left = new ArrayList<>();
    for (int i = 0; i < mending.size(); i += 3) {
      List<String> field = mending.subList(i, i + 3);
      if (!field.getFirst().equals("context") && !field.get(1).equals(field.getLast())) {
        left.addAll(field);
      }
    }
    return new SessionRecord(session, contextVersion, left);
  }

  /** The names of what is damaged. */
  String damage() {
    return String.join(
        ", ", IntStream.range(0, mending.size() / 3).mapToObj(i -> mending.get(3 * i)).toList());
  }

  /** Reads one field after the other, and notes those that are damaged. */
  private static final class Reading {

    private final List<String> fields;
    private final List<String> mending = new ArrayList<>();

    Reading(List<String> fields) {
      this.fields = fields;
    }

    String text(int place) {
      return fields.get(place);
    }

    PersonaType persona() {
      return PersonaType.of(text(PERSONA))
          .orElseGet(
              () ->
                  damaged(
                      "persona",
                      PERSONA,
                      PersonaType.WEB_ASSISTANT,
                      PersonaType.WEB_ASSISTANT.wireName()));
    }

    Optional<ProfileId> profile() {
      return Optional.of(text(PROFILE))
          .filter(kept -> kept.startsWith(PROFILE_MARK))
          .map(kept -> new ProfileId(kept.substring(PROFILE_MARK.length())));
    }

    Instant created(Instant otherwise) {
      return whole(text(CREATED))
          .map(Instant.EPOCH::plusNanos)
          .orElseGet(() -> damaged("created", CREATED, otherwise, nanos(otherwise)));
    }

    Instant used() {
      return whole(text(ACTIVITY))
          .map(SessionRecord::instant)
          .orElseGet(() -> damaged("activity", ACTIVITY, Instant.EPOCH, micros(Instant.EPOCH)));
    }

    JsonObject context() {
      try {
        if (Json.parse(text(CONTEXT), MessageRecord.DEPTH_MAX) instanceof JsonObject object) {
          return object;
        }
      } catch (JsonSyntaxException _) {
        // as if it were none
      }
      return damaged("context", CONTEXT, JsonObject.EMPTY, JsonObject.EMPTY.text());
    }

    long version() {
      return whole(text(VERSION)).orElseGet(this::noVersion);
    }

    long noVersion() {
      return damaged("version", VERSION, 0L, "0");
    }

    boolean mended(String name) {
      return mending.contains(name);
    }

    private <T> T damaged(String name, int place, T otherwise, String written) {
      mending.addAll(List.of(name, text(place), written));
      return otherwise;
    }
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
  }

  private static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
