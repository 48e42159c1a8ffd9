package dev.haystack.application.document;

/** What can be told while a document is being written. */
public sealed interface DocumentEvent {

  /** The template is being checked. */
  record CheckingPolicy() implements DocumentEvent {}

  /** The transcript is longer than the model's window; so many of its parts are read. */
  record Reading(int partsRead, int parts) implements DocumentEvent {}

  /** A draft begins; what was told of an earlier one no longer holds. */
  record Drafting(int draft) implements DocumentEvent {}

  /** More of the draft's text. */
  record Delta(int draft, String text) implements DocumentEvent {}
}
