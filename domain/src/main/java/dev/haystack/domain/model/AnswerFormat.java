package dev.haystack.domain.model;

/** What the answer's text must be. */
public enum AnswerFormat {
  PROSE,
  JSON_OBJECT
}
