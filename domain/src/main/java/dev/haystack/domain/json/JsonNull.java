package dev.haystack.domain.json;

/** The JSON null. */
public enum JsonNull implements Json {
  NULL;

  @Override
  public void appendTo(StringBuilder target) {
    target.append("null");
  }
}
