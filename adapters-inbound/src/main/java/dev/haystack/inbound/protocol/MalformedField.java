package dev.haystack.inbound.protocol;

import dev.haystack.domain.session.ClientMessageId;

/** A field that is missing or has a value it cannot have. */
final class MalformedField extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  MalformedField(String field, String fault) {
    super(fault, null, false, false);
    this.field = field;
  }

  Decoded.Malformed decoded(ClientMessageId clientMessageId) {
    return new Decoded.Malformed(String.valueOf(getMessage()), "/" + field, clientMessageId);
  }
}
