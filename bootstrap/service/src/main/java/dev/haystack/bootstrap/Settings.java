package dev.haystack.bootstrap;

import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.inbound.connection.ConnectionLimits;
import dev.haystack.inbound.http.ClientAddress;
import dev.haystack.inbound.http.ServerSettings;
import dev.haystack.inbound.origin.AllowedOrigins;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;

/** Everything that can be set, checked. */
record Settings(
    Level logLevel,
    ServerSettings server,
    AllowedOrigins origins,
    ModelSettings model,
    BackendSettings backend,
    StoreSettings stores,
    TurnLimits turns,
    PromptLimits prompts,
    DocumentSettings documents,
    ViolationSettings violations,
    SocketLimits sockets) {

  private static final List<String> LOG_LEVELS =
      List.of("error", "warning", "info", "debug", "trace");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|0:0:0:0:0:0:0:1");

  /**
   * Reads all settings.
   *
   * @throws WrongSettingsException if any is wrong; it names them all
   */
  static Settings read(SettingsReader reader) {
    requireOpenMode(reader);
    var settings =
        new Settings(
            logLevel(reader),
            server(reader),
            new AllowedOrigins(Set.copyOf(origins(reader)), true),
            ModelSettings.read(reader),
            BackendSettings.read(reader),
            StoreSettings.read(reader),
            turns(reader),
            prompts(reader),
            DocumentSettings.read(reader),
            ViolationSettings.read(reader),
            SocketLimits.read(reader));
    reader.check();
    return settings;
  }

  private static void requireOpenMode(SettingsReader reader) {
    String mode = reader.word("AUTH_MODE", "open", List.of("open", "jwt", "upstream"));
    if (!mode.equals("open")) {
      reader.fault(
          "AUTH_MODE",
          "\"" + mode + "\" is not available yet; only open is, which needs a loopback HOST");
    }
  }

  private static Level logLevel(SettingsReader reader) {
    return switch (reader.word("LOG_LEVEL", "info", LOG_LEVELS)) {
      case "error" -> Level.SEVERE;
      case "warning" -> Level.WARNING;
      case "debug" -> Level.FINE;
      case "trace" -> Level.FINER;
      default -> Level.INFO;
    };
  }

  private static ServerSettings server(SettingsReader reader) {
    String host =
        reader.text(
            "HOST",
            "127.0.0.1",
            "with AUTH_MODE=open, which believes every token, only a loopback address:"
                + " 127.0.0.1, localhost, ::1",
            value -> LOOPBACK.matcher(value).matches());
    return new ServerSettings(
        host,
        reader.whole("PORT", 8001, 0, 65_535),
        reader.whole("BACKLOG", 1024, 1, 65_535),
        reader.whole("CONNECTIONS_MAX", 20_000, 1, 1_000_000),
        reader.whole("HTTP_BODY_BYTES_MAX", 8 << 20, 1024, 64 << 20),
        reader.whole("HTTP_HEADER_BYTES_MAX", 32 << 10, 1024, 1 << 20),
        new ConnectionLimits(
            reader.seconds("HTTP_HEADER_SECONDS", 10),
            reader.seconds("HTTP_IDLE_SECONDS", 75),
            reader.seconds("HTTP_TRANSFER_SECONDS", 30)),
        reader.seconds("SHUTDOWN_SECONDS", 10),
        new ClientAddress(proxies(reader)));
  }

  private static List<String> proxies(SettingsReader reader) {
    return reader.list(
        "TRUSTED_PROXIES",
        "addresses or ranges such as 10.0.0.0/8 or 2001:db8::1, with commas between",
        ClientAddress::isRange);
  }

  private static List<String> origins(SettingsReader reader) {
    return reader.list(
        "ALLOWED_ORIGINS",
        "origins such as https://app.example.com, with commas between",
        AllowedOrigins::isOrigin);
  }

  private static TurnLimits turns(SettingsReader reader) {
    var standard = TurnLimits.DEFAULT;
    return new TurnLimits(
        reader.whole("MAX_TOOL_ITERATIONS", standard.toolRoundsMax(), 1, 1000),
        reader.whole("MAX_REQUESTS_PER_USER", standard.inFlightPerUserMax(), 1, 10_000),
        reader.whole("WAITING_PER_USER_MAX", standard.waitingPerUserMax(), 0, 10_000),
        reader.seconds("TURN_SECONDS", (int) standard.turnMax().toSeconds()),
        reader.seconds("TURN_DETACHED_SECONDS", (int) standard.detachedMax().toSeconds()),
        reader.whole("TOOL_CALLS_AT_ONCE_MAX", standard.toolConcurrencyMax(), 1, 1000),
        reader.whole("TOOL_CALLS_PER_ROUND_MAX", standard.toolCallsPerRoundMax(), 1, 1000));
  }

  private static PromptLimits prompts(SettingsReader reader) {
    var standard = PromptLimits.DEFAULT;
    return new PromptLimits(
        reader.whole("PROMPT_TOKENS_MAX", standard.tokensMax(), 1000, 10_000_000),
        reader.whole(
            "TOOL_RESULT_CHARACTERS_MAX", standard.toolResultCharactersMax(), 1000, 10_000_000));
  }
}
