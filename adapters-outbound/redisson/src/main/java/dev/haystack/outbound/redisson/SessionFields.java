package dev.haystack.outbound.redisson;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.redisson.sealing.Opened;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.ValueKind;
import dev.haystack.outbound.redisson.sealing.ValuePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a session, in the order of {@link SessionRecord}, as they are stored: where values
 * are sealed, its owner, persona and profile are one value beside the owner's hash, and its context
 * is another.
 */
record SessionFields(Sealing sealing) {

  private static final List<Integer> SEALED =
      List.of(
          SessionRecord.ISSUER,
          SessionRecord.SUBJECT,
          SessionRecord.PERSONA,
          SessionRecord.CONTEXT,
          SessionRecord.PROFILE,
          SessionRecord.WHO);

  private static final List<String> IN_WHO = List.of("issuer", "subject", "persona", "profile");
  private static final List<Integer> PLACES_IN_WHO =
      List.of(
          SessionRecord.ISSUER,
          SessionRecord.SUBJECT,
          SessionRecord.PERSONA,
          SessionRecord.PROFILE);

  /**
   * Fields that were read.
   *
   * @param plain as they were before they were sealed; a context that does not open is an empty
   *     text
   * @param anew of each that is to be sealed anew its name, what it was seen with, and what it is
   *     to be
   */
  record Read(List<String> plain, boolean isContextLost, List<String> anew) {

    Read {
      plain = List.copyOf(plain);
      anew = List.copyOf(anew);
    }
  }

  /** As they are to be stored. */
  List<String> stored(SessionId id, List<String> plain) {
    if (!sealing.isSealing()) {
      return plain;
    }
    var owner = new UserId(plain.get(SessionRecord.ISSUER), plain.get(SessionRecord.SUBJECT));
    String hash = sealing.name(owner).subject();
    var who = JsonObject.builder();
    for (int i = 0; i < IN_WHO.size(); i++) {
      who.put(IN_WHO.get(i), plain.get(PLACES_IN_WHO.get(i)));
    }
    String incarnation = plain.get(SessionRecord.INCARNATION);
    List<String> stored = new ArrayList<>(plain);
    PLACES_IN_WHO.forEach(place -> stored.set(place, ""));
    stored.set(SessionRecord.SUBJECT, hash);
    stored.set(
        SessionRecord.WHO, sealing.seal(whoPlace(id, incarnation, hash), who.build().text()));
    stored.set(
        SessionRecord.CONTEXT,
        sealing.seal(contextPlace(id, incarnation), plain.get(SessionRecord.CONTEXT)));
    return List.copyOf(stored);
  }

  /** A context as it is stored. */
  String context(SessionId id, Incarnation incarnation, JsonObject context) {
    return sealing.seal(contextPlace(id, incarnation.value()), context.text());
  }

  private static ValuePlace whoPlace(SessionId id, String incarnation, String hash) {
    return new ValuePlace(ValueKind.OWNER, SessionKeys.of(id, "session"), "who", incarnation, hash);
  }

  private static ValuePlace contextPlace(SessionId id, String incarnation) {
    return new ValuePlace(
        ValueKind.CONTEXT, SessionKeys.of(id, "session"), "context", incarnation, "");
  }

  /** As they were before they were sealed; nothing if it does not open whose session it is. */
  Optional<Read> read(SessionId id, List<String> stored) {
    String incarnation = stored.get(SessionRecord.INCARNATION);
    List<String> plain = new ArrayList<>(stored);
    boolean isOutdated;
    if (stored.get(SessionRecord.WHO).isEmpty()) {
      if (!sealing.isPlainTaken(ValueKind.OWNER)) {
        return Optional.empty();
      }
      isOutdated = sealing.isSealing();
    } else {
      ValuePlace place = whoPlace(id, incarnation, stored.get(SessionRecord.SUBJECT));
      Optional<Opened> who = sealing.open(place, stored.get(SessionRecord.WHO));
      if (who.isEmpty()) {
        return Optional.empty();
      }
      isOutdated = who.get().isOutdated();
      fill(plain, who.get());
    }
    Optional<Opened> context =
        sealing.open(contextPlace(id, incarnation), stored.get(SessionRecord.CONTEXT));
    plain.set(SessionRecord.CONTEXT, context.map(Opened::text).orElse(""));
    boolean isToBeSealed = context.isPresent() && (isOutdated || context.get().isOutdated());
    return Optional.of(
        new Read(plain, context.isEmpty(), isToBeSealed ? anew(id, stored, plain) : List.of()));
  }

  private static void fill(List<String> plain, Opened who) {
    if (Json.parse(who.text()) instanceof JsonObject fields) {
      for (int i = 0; i < IN_WHO.size(); i++) {
        plain.set(PLACES_IN_WHO.get(i), fields.string(IN_WHO.get(i)).orElse(""));
      }
    }
    plain.set(SessionRecord.WHO, "");
  }

  private List<String> anew(SessionId id, List<String> stored, List<String> plain) {
    List<String> sealed = stored(id, plain);
    List<String> anew = new ArrayList<>();
    for (int place : SEALED) {
      anew.addAll(List.of(SessionRecord.NAMES.get(place), stored.get(place), sealed.get(place)));
    }
    return anew;
  }
}
