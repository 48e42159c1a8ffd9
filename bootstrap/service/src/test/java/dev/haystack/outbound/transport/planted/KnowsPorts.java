package dev.haystack.outbound.transport.planted;

/** Breaks a rule. */
public final class KnowsPorts {
  Class<?> used() {
    return dev.haystack.port.model.ChatModel.class;
  }
}
