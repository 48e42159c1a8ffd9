package dev.haystack.port.model;

/** Takes the pieces of an answer, in order; must not block for long. */
@FunctionalInterface
public interface TextReceiver {

  /** The answer grew by this text. */
  void receive(String text);
}
