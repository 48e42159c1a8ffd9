package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonObject;
import java.util.LinkedHashMap;

/** One tool call as it grows. */
final class CallUnderWay {

  private final int index;
  private final ArgumentText arguments = new ArgumentText();
  private String id = "";
  private String name = "";
  private int namedIn = -1;
  private JsonObject opaque = JsonObject.EMPTY;
  private boolean idChanges;

  CallUnderWay(int index) {
    this.index = index;
  }

  int index() {
    return index;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  String arguments() {
    return arguments.text();
  }

  /** Its members that mean nothing here. */
  JsonObject opaque() {
    return opaque;
  }

  /** Whether its arguments are all there. */
  boolean isWhole() {
    return arguments.isWhole();
  }

  int chars() {
    return name.length() + arguments.length();
  }

  /**
   * Whether a piece that is meant for its place begins another call: with a name, once it is whole.
   */
  boolean isFollowedBy(CallPiece piece, int chunk) {
    if (piece.name().isEmpty() || name.isEmpty()) {
      return false;
    }
    if (namedIn == chunk) {
      // no name is split within one chunk
      return true;
    }
    boolean sameName = piece.name().equals(name);
    boolean otherId =
        !idChanges && !id.isEmpty() && !piece.id().isEmpty() && !id.equals(piece.id());
    if (arguments.isBlank()) {
      return otherId && !sameName;
    }
    if (!sameName || !arguments.isWhole()) {
      return !sameName;
    }
    return otherId || !isRepeatedBy(piece);
  }

  private boolean isRepeatedBy(CallPiece piece) {
    boolean sameId = !id.isEmpty() && id.equals(piece.id());
    return piece.arguments().isBlank() || arguments.isSameAs(piece.arguments(), sameId);
  }

  void add(CallPiece piece, int chunk) {
    if (id.isEmpty()) {
      id = piece.id();
    }
    idChanges |= !piece.id().isEmpty() && !piece.id().equals(id);
    if (!piece.name().isEmpty() && arguments.isBlank()) {
      // pieces of a name, or the whole of it once more
      name = piece.name().startsWith(name) ? piece.name() : name + piece.name();
      namedIn = chunk;
    }
    if (!piece.opaque().isEmpty()) {
      var members = new LinkedHashMap<>(opaque.members());
      members.putAll(piece.opaque().members());
      opaque = new JsonObject(members);
    }
    if (!piece.arguments().isEmpty()) {
      arguments.add(piece.arguments());
    }
  }
}
