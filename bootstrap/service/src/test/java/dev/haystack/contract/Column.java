package dev.haystack.contract;

/** Who asks, and how it stands about the token. */
enum Column {
  NONE,
  BAD,
  EXPIRED,
  UNCHECKED,
  FOREIGN_PROFILE,
  FOREIGN_SESSION,
  GOOD;

  /** What is told of the token, or nothing if it is good. */
  String fault() {
    return switch (this) {
      case NONE -> "auth_missing";
      case BAD -> "auth_rejected";
      case EXPIRED -> "auth_expired";
      case UNCHECKED -> "auth_unavailable";
      case FOREIGN_PROFILE, FOREIGN_SESSION, GOOD -> "";
    };
  }
}
