package dev.haystack.port.shared;

import dev.haystack.domain.session.TurnId;

/** A turn of a node, as it stands in a line. */
public record Ticket(NodeId node, TurnId turn) {

  /** As one text, which {@link #parse} reads. */
  public String text() {
    return node.value() + "/" + turn.value();
  }

  /** Reads what {@link #text} wrote. */
  public static Ticket parse(String text) {
    int slash = text.indexOf('/');
    return new Ticket(new NodeId(text.substring(0, slash)), new TurnId(text.substring(slash + 1)));
  }
}
