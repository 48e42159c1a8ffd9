package dev.haystack.outbound.gemini.planted;

/** Breaks a rule. */
public final class KnowsTools {
  Class<?> used() {
    return dev.haystack.application.tool.ToolCatalogue.class;
  }
}
