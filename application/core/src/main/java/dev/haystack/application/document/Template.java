package dev.haystack.application.document;

/** A template as the web app sends it, rules and guidance before it included. */
public record Template(String id, String name, String content) {}
