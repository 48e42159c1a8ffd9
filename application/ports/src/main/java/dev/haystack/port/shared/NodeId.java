package dev.haystack.port.shared;

/** The name of a running service, another one after each start. */
public record NodeId(String value) {

  public NodeId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a node has a name");
    }
  }
}
