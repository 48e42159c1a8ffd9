package dev.haystack.bootstrap;

/** How a line of the log looks. */
enum LogFormat {
  TEXT,
  JSON
}
