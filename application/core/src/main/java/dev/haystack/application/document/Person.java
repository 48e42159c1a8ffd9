package dev.haystack.application.document;

import java.util.regex.Pattern;

/** A person whom a document names; the name is one line. */
public record Person(String id, String name) {

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  public Person {
    name = SPACE.matcher(name).replaceAll(" ").strip();
  }
}
