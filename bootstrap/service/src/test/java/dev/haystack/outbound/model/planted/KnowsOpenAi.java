package dev.haystack.outbound.model.planted;

/** Breaks a rule. */
public final class KnowsOpenAi {
  Class<?> used() {
    return dev.haystack.outbound.openai.OpenAiSettings.class;
  }
}
