package dev.haystack.application.turn;

/** What a client says was said before, by its user or by the assistant; nobody else knows. */
public record GivenText(boolean isUsers, String text) {}
