package dev.haystack.inbound.http;

import java.util.Arrays;
import java.util.List;

/** The doors for front ends of others' making. */
public enum Frontend {
  AG_UI("ag-ui"),
  AI_SDK("ai-sdk"),
  OPENAI("openai");

  private final String word;

  Frontend(String word) {
    this.word = word;
  }

  /** Its name in the settings. */
  public String word() {
    return word;
  }

  /** The names of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Frontend::word).toList();
  }
}
