package dev.haystack.outbound.nestjs.planted;

/** Breaks a rule. */
public final class KnowsOpenAi {
  Class<?> used() {
    return dev.haystack.outbound.openai.planted.KnowsTools.class;
  }
}
