package dev.haystack.application.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts of ours for a model, kept as resources beside the classes that use them. */
public final class PromptText {

  private PromptText() {}

  /** The text of that name beside the class. */
  public static String read(Class<?> user, String name) {
    try (InputStream in = user.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the text " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
