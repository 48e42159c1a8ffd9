package dev.haystack.bootstrap;

/** What the documentation says of a setting: its default as text, empty if there is none. */
record SettingNote(String name, String standard, String allowed) {}
