package dev.haystack.bootstrap;

import dev.haystack.inbound.access.AccessLog;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;

/**
 * What is told to those who run the service, and how it looks.
 *
 * @param ours how much of our own
 * @param libraries how much of the libraries'
 * @param hashKey by which users and sessions are hidden; made anew at each start if there is none
 * @param node the name of this process
 */
record LogSettings(
    Level ours,
    Level libraries,
    LogFormat format,
    Optional<Secret> hashKey,
    AccessLog.Wanted access,
    String node) {

  private static final List<String> LEVELS = List.of("error", "warning", "info", "debug", "trace");
  private static final List<String> FORMATS = List.of("text", "json");
  private static final List<String> ACCESS = List.of("all", "errors", "off");
  private static final String NAME_MADE = UUID.randomUUID().toString().substring(0, 8);

  /** A text that is not shown. */
  record Secret(String text) {
    @Override
    public String toString() {
      return "set";
    }
  }

  /** The standard of the format is that of a person if one reads it. */
  static LogSettings read(SettingsReader reader, boolean isOnTerminal) {
    return new LogSettings(
        level(reader, "LOG_LEVEL", "info"),
        level(reader, "LOG_LEVEL_LIBRARIES", "warning"),
        LogFormat.valueOf(
            upper(reader.word("LOG_FORMAT", isOnTerminal ? "text" : "json", FORMATS))),
        reader.secret("LOG_HASH_KEY", "any text, the same on all nodes").map(Secret::new),
        AccessLog.Wanted.valueOf(upper(reader.word("ACCESS_LOG", "errors", ACCESS))),
        reader.text(
            "NODE_NAME",
            "",
            "letters, digits, dots and dashes, 64 at most",
            name -> name.matches("[A-Za-z0-9.-]{0,64}")));
  }

  /** Whether somebody reads along. */
  static boolean isOnTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** What may not be as it should be. */
  List<String> warnings() {
    return hashKey.isEmpty() && format == LogFormat.JSON
        ? List.of("LOG_HASH_KEY is not set, so hashes are this process's own")
        : List.of();
  }

  /** The node's name, made if none was given. */
  String nodeName() {
    return node.isEmpty() ? NAME_MADE : node;
  }

  private static Level level(SettingsReader reader, String name, String standard) {
    return switch (reader.word(name, standard, LEVELS)) {
      case "error" -> Level.SEVERE;
      case "warning" -> Level.WARNING;
      case "debug" -> Level.FINE;
      case "trace" -> Level.FINER;
      default -> Level.INFO;
    };
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
