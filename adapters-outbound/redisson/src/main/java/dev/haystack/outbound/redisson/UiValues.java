package dev.haystack.outbound.redisson;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.outbound.redisson.sealing.Opened;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.ValueKind;
import dev.haystack.outbound.redisson.sealing.ValuePlace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fields and the owner of a page's state as they are stored: where values are sealed, either is
 * one that opens with the owner's hash alone.
 */
record UiValues(Sealing sealing) {

  /**
   * How a state is stored.
   *
   * @param names every way in which its owner may be named there, for a script to find one in
   */
  record Stored(String fields, String issuer, String subject, String who, String names) {}

  /** What a stored state says; it may be that it is to be sealed anew. */
  record Read(String fields, Optional<UserId> owner, boolean isOutdated) {}

  Stored stored(SessionId id, String line, UiState state) {
    if (state.owner().isEmpty()) {
      String fields = sealing.seal(place(id, "fields", line, ""), state.fields().text());
      return new Stored(fields, "", "", "", "");
    }
    UserId owner = state.owner().get();
    Sealing.Name name = sealing.name(owner);
    String fields = sealing.seal(place(id, "fields", line, name.subject()), state.fields().text());
    String who =
        sealing.isSealing()
            ? sealing.seal(place(id, "who", line, name.subject()), text(owner))
            : "";
    return new Stored(fields, name.issuer(), name.subject(), who, names(owner));
  }

  private static ValuePlace place(SessionId id, String field, String line, String hash) {
    return new ValuePlace(ValueKind.STATE, SessionKeys.of(id, "ui"), field, line, hash);
  }

  private static String text(UserId owner) {
    return JsonObject.builder()
        .put("issuer", owner.issuer())
        .put("subject", owner.subject())
        .build()
        .text();
  }

  private String names(UserId owner) {
    return sealing.names(owner).stream()
        .map(name -> name.issuer() + '\0' + name.subject())
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  /**
   * Reads what is stored; nothing if it does not open.
   *
   * @param subject of its owner, or the hash in its place; empty if it is nobody's
   */
  Optional<Read> read(
      SessionId id, String line, String fields, String issuer, String subject, String who) {
    Optional<Opened> opened =
        sealing.open(place(id, "fields", line, who.isEmpty() ? "" : subject), fields);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    boolean isOutdated = opened.get().isOutdated();
    if (subject.isEmpty()) {
      return Optional.of(new Read(opened.get().text(), Optional.empty(), isOutdated));
    }
    if (who.isEmpty()) {
      return sealing.isPlainTaken(ValueKind.STATE)
          ? Optional.of(
              new Read(opened.get().text(), Optional.of(new UserId(issuer, subject)), isOutdated))
          : Optional.empty();
    }
    return sealing
        .open(place(id, "who", line, subject), who)
        .flatMap(text -> owner(text.text()))
        .map(owner -> new Read(opened.get().text(), Optional.of(owner), isOutdated));
  }

  private static Optional<UserId> owner(String text) {
    return Json.parse(text) instanceof JsonObject owner
        ? owner
            .string("subject")
            .filter(subject -> !subject.isEmpty())
            .map(subject -> new UserId(owner.string("issuer").orElse(""), subject))
        : Optional.empty();
  }

  /** What a script is to write in place of what was seen, of each field. */
  List<String> anew(SessionId id, String line, UiState state, List<String> seen) {
    Stored stored = stored(id, line, state);
    return List.of(
        "fields",
        seen.get(0),
        stored.fields(),
        "issuer",
        seen.get(1),
        stored.issuer(),
        "subject",
        seen.get(2),
        stored.subject(),
        "who",
        seen.get(3),
        stored.who());
  }
}
