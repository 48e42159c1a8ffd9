package dev.haystack.bootstrap;

import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.turn.SessionSize;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.inbound.http.ClientAddress;
import dev.haystack.inbound.http.ServerSettings;
import dev.haystack.inbound.origin.AllowedOrigins;
import dev.haystack.port.model.ChatModel;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;

/** Everything that can be set, checked. */
record Settings(
    Level logLevel,
    ServerSettings server,
    AllowedOrigins origins,
    Chosen<ChatModel> model,
    ModelTimes modelTimes,
    Chosen<Practice> practice,
    PracticeLimits practiceLimits,
    StoreSettings stores,
    TurnLimits turns,
    UserSettings users,
    PromptLimits prompts,
    DocumentSettings documents,
    ViolationSettings violations,
    Sockets sockets,
    IdentitySettings identity) {

  private static final List<String> LOG_LEVELS =
      List.of("error", "warning", "info", "debug", "trace");

  /**
   * Reads all settings.
   *
   * @throws WrongSettingsException if any is wrong; it names them all
   */
  static Settings read(SettingsReader reader) {
    return read(reader, Haystack.standard());
  }

  /** Reads all settings, those of the chosen parts among them. */
  static Settings read(SettingsReader reader, Haystack haystack) {
    var identity = IdentitySettings.read(reader, NestJsSource.address(reader));
    var violations = ViolationSettings.read(reader);
    var settings =
        new Settings(
            logLevel(reader),
            server(reader, identity),
            new AllowedOrigins(Set.copyOf(origins(reader)), identity.isOpen()),
            haystack.model(reader),
            ModelTimes.read(reader),
            haystack.practice(reader),
            PracticeLimits.read(reader),
            StoreSettings.read(reader, haystack, violations.outbox().pendingMax()),
            turns(reader),
            UserSettings.read(reader),
            prompts(reader),
            DocumentSettings.read(reader),
            violations,
            Sockets.read(reader),
            identity);
    reader.check();
    return settings;
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

  private static ServerSettings server(SettingsReader reader, IdentitySettings identity) {
    String host =
        reader.text(
            "HOST",
            "127.0.0.1",
            "with AUTH_MODE=open, which believes every token, only a loopback address:"
                + " 127.0.0.1, localhost, ::1",
            value -> Loopback.is(value) || !identity.isOpen());
    return new ServerSettings(
        host,
        reader.whole("PORT", 8001, 0, 65_535),
        reader.whole("BACKLOG", 1024, 1, 65_535),
        reader.whole("CONNECTIONS_MAX", 20_000, 1, 1_000_000),
        reader.whole("HTTP_BODY_BYTES_MAX", 8 << 20, 1024, 64 << 20),
        reader.whole("HTTP_HEADER_BYTES_MAX", 32 << 10, 1024, 1 << 20),
        reader.seconds("HTTP_HEADER_SECONDS", 10),
        reader.seconds("HTTP_IDLE_SECONDS", 75),
        reader.seconds("HTTP_TRANSFER_SECONDS", 30),
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
        reader.whole("TOOL_CALLS_PER_ROUND_MAX", standard.toolCallsPerRoundMax(), 1, 1000),
        reader.whole("TOOL_CALLS_PER_TURN_MAX", standard.toolCallsPerTurnMax(), 1, 100_000),
        new SessionSize(
            reader.whole("SESSION_MESSAGES_MAX", standard.sessionMax().messages(), 1, 1_000_000),
            reader.whole("SESSION_BYTES_MAX", (int) standard.sessionMax().bytes(), 1024, 1 << 30)));
  }

  private static PromptLimits prompts(SettingsReader reader) {
    var standard = PromptLimits.DEFAULT;
    return new PromptLimits(
        reader.whole("PROMPT_TOKENS_MAX", standard.tokensMax(), 1000, 10_000_000),
        reader.whole(
            "TOOL_RESULT_CHARACTERS_MAX", standard.toolResultCharactersMax(), 1000, 10_000_000));
  }
}
