package dev.haystack.application.model;

/** What numbers, health and the log call a model: its vendor's word and its name. */
public record ModelLabel(String vendor, String name) {

  @Override
  public String toString() {
    return vendor.equals(name) ? vendor : vendor + ":" + name;
  }
}
