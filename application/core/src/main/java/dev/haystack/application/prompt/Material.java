package dev.haystack.application.prompt;

import dev.haystack.application.cache.ContentHash;

/**
 * Text of others in a prompt, between marks that it cannot hold itself, since they depend on it.
 */
public final class Material {

  private static final int MARK_LENGTH = 24;

  private Material() {}

  /** The text as a named block. */
  public static String of(String name, String text) {
    String mark = name + " mark=\"" + ContentHash.of(name, text).hex().substring(0, MARK_LENGTH);
    return "<" + mark + "\">\n" + text + "\n</" + mark + "\">";
  }
}
