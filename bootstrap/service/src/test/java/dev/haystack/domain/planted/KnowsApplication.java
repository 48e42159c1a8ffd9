package dev.haystack.domain.planted;

/** Breaks a rule. */
public final class KnowsApplication {
  Class<?> used() {
    return dev.haystack.port.model.ChatModel.class;
  }
}
