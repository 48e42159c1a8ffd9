package dev.haystack.inbound.origin;

/** Why a request is refused for what it says of who asks whom. */
public record OriginRefusal(Kind kind, String words) {

  public enum Kind {
    /** It cannot be told, for it says so more than once. */
    AMBIGUOUS,
    /** It was meant for a service of another name. */
    MISDIRECTED,
    /** The page may not use the service. */
    FOREIGN
  }
}
