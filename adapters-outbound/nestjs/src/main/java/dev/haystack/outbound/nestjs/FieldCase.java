package dev.haystack.outbound.nestjs;

/** How the fields of a record are written. */
public enum FieldCase {
  SNAKE,
  CAMEL
}
