package dev.haystack.domain.uistate;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import java.util.Optional;

/**
 * What a page has told about itself, how often it changed, as of when, and whose page it is.
 *
 * @param owner unknown if a release stored it that did not keep that
 */
public record UiState(JsonObject fields, long version, Stamp stamp, Optional<UserId> owner) {

  /** Nothing told yet. */
  public static final UiState EMPTY = new UiState(JsonObject.EMPTY, 0, Stamp.OLDEST);

  /** Of a page of which it is not known whose it is. */
  public UiState(JsonObject fields, long version, Stamp stamp) {
    this(fields, version, stamp, Optional.empty());
  }

  /** Whether that user may know it. */
  public boolean isFor(UserId user) {
    return owner.map(user::equals).orElse(true);
  }

  /** Whether the other may be a state of the same page. */
  public boolean isOfOnePageWith(UiState other) {
    return other.owner.map(this::isFor).orElse(true);
  }

  /**
   * What an update of that user's page changes: another's state is as if nothing had been told, but
   * versions count on, so that nobody takes one of the two for the other.
   */
  public UiState as(UserId user) {
    Optional<UserId> theirs = Optional.of(user);
    return isFor(user)
        ? new UiState(fields, version, stamp, theirs)
        : new UiState(JsonObject.EMPTY, version, Stamp.OLDEST, theirs);
  }

  /** The same as one of that version. */
  public UiState at(long otherVersion) {
    return new UiState(fields, otherVersion, stamp, owner);
  }
}
