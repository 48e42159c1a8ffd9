package dev.haystack.bootstrap;

import dev.haystack.application.consent.ConsentMode;
import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.turn.SessionSize;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.inbound.http.Frontends;
import dev.haystack.inbound.http.ServerSettings;
import dev.haystack.inbound.origin.AllowedOrigins;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be set, checked. */
record Settings(
    LogSettings log,
    TraceSettings traces,
    ListenerSettings listener,
    List<String> warnings,
    ModelSettings models,
    ModelTimes modelTimes,
    Chosen<Practice> practice,
    PracticeLimits practiceLimits,
    StoreSettings stores,
    TurnLimits turns,
    UserSettings users,
    PromptLimits prompts,
    DocumentSettings documents,
    OutputRules output,
    ConsentMode consent,
    ViolationSettings violations,
    SocketLimits sockets,
    Frontends frontends,
    IdentitySettings identity,
    AuditSettings audit,
    Secrets secrets) {

  Settings {
    warnings = List.copyOf(warnings);
  }

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
    ListenerSettings listener = ListenerSettings.read(reader, identity.isOpen());
    var posture = Posture.read(reader, listener.server().host());
    posture.require(
        "PUBLIC_ORIGIN",
        listener.origins().own().publicOrigin().isPresent(),
        "without it only loopback names are answered");
    posture.require(
        "TLS_CERTIFICATE",
        listener.tls().isEncrypted(),
        "without it (or TLS_TERMINATION=proxy) what is said can be read on its way");
    Plaintext.check(reader, identity.isOpen());
    StateKeySettings.require(posture, reader);
    var violations = ViolationSettings.read(reader);
    posture.require(
        "VIOLATION_TOKEN",
        identity.isOpen()
            || NestJsSource.address(reader).isEmpty()
            || !violations.isReported()
            || violations.serviceToken().isPresent(),
        "without it (or VIOLATION_SINK=off) a violation is reported once by the user's token, or"
            + " not at all");
    var audit = AuditSettings.read(reader, posture);
    boolean showsResults = FrontendSettings.showsResults(reader);
    var settings =
        new Settings(
            LogSettings.read(reader, LogSettings.isOnTerminal()),
            TraceSettings.read(reader),
            listener,
            warnings(
                posture,
                violations,
                audit,
                listener.watchers(),
                showsResults,
                haystack.warnings(reader)),
            haystack.models(reader),
            ModelTimes.read(reader),
            haystack.practice(reader),
            PracticeLimits.read(reader),
            StoreSettings.read(reader, haystack, violations.outbox().pendingMax()),
            turns(reader, showsResults),
            UserSettings.read(reader),
            prompts(reader),
            DocumentSettings.read(reader),
            OutputSettings.read(reader),
            OutputSettings.consent(reader, identity.isOpen()),
            violations,
            SocketLimits.read(reader),
            FrontendSettings.read(reader),
            identity,
            audit,
            reader.secrets());
    reader.check();
    return settings;
  }

  private static List<String> warnings(
      Posture posture,
      ViolationSettings violations,
      AuditSettings audit,
      WatcherSettings watchers,
      boolean showsResults,
      List<String> ofModels) {
    return Stream.of(
            posture.warnings(),
            violations.warnings(),
            audit.warnings(),
            watchers.warnings(),
            FrontendSettings.warnings(showsResults),
            ofModels)
        .flatMap(List::stream)
        .toList();
  }

  ServerSettings server() {
    return listener.server();
  }

  AllowedOrigins origins() {
    return listener.origins();
  }

  private static TurnLimits turns(SettingsReader reader, boolean showsResults) {
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
            reader.whole("SESSION_BYTES_MAX", (int) standard.sessionMax().bytes(), 1024, 1 << 30)),
        showsResults);
  }

  private static PromptLimits prompts(SettingsReader reader) {
    var standard = PromptLimits.DEFAULT;
    return new PromptLimits(
        reader.whole(
            "PROMPT_TOKENS_MAX", standard.tokensMax(), PromptLimits.TOKENS_LEAST, 10_000_000),
        reader.whole(
            "TOOL_RESULT_CHARACTERS_MAX", standard.toolResultCharactersMax(), 1000, 10_000_000));
  }
}
