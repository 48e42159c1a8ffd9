package dev.haystack.domain.json;

/** A JSON text. */
public record JsonString(String value) implements Json {

  @Override
  public void appendTo(StringBuilder target) {
    JsonText.quote(value, target);
  }
}
