package dev.haystack.domain.planted;

/** Breaks a rule. */
public final class KnowsApplication {
  Class<?> used() {
    return dev.haystack.application.port.ChatModel.class;
  }
}
