package dev.haystack.bootstrap;

import dev.haystack.application.turn.TurnLimits;
import dev.haystack.inbound.origin.AllowedOrigins;
import java.util.Set;

/** The settings that may change while the service runs. */
record ReloadableSettings(
    AllowedOrigins origins, TurnLimits turns, UserSettings users, Secrets secrets) {

  /** Their names; a secret's stand for its file, too. */
  static final Set<String> NAMES =
      Set.of(
          "LOG_LEVEL",
          "ALLOWED_ORIGINS",
          "OPENAI_API_KEY",
          "AZURE_OPENAI_API_KEY",
          "MISTRAL_API_KEY",
          "OLLAMA_API_KEY",
          "VLLM_API_KEY",
          "OPENROUTER_API_KEY",
          "ANTHROPIC_API_KEY",
          "GEMINI_API_KEY",
          "VIOLATION_TOKEN",
          WatcherSettings.TOKEN,
          "MAX_TOOL_ITERATIONS",
          "MAX_REQUESTS_PER_USER",
          "WAITING_PER_USER_MAX",
          "TURN_SECONDS",
          "TURN_DETACHED_SECONDS",
          "TOOL_CALLS_AT_ONCE_MAX",
          "TOOL_CALLS_PER_ROUND_MAX",
          "TOOL_CALLS_PER_TURN_MAX",
          "SESSION_MESSAGES_MAX",
          "SESSION_BYTES_MAX",
          "REQUESTS_PER_USER_MINUTE",
          "TOKENS_PER_USER_DAY_MAX");

  static ReloadableSettings of(Settings settings) {
    return new ReloadableSettings(
        settings.origins(), settings.turns(), settings.users(), settings.secrets());
  }

  /** What the others say, but for secrets that have come or gone and for what takes a restart. */
  ReloadableSettings exchangedFor(ReloadableSettings next) {
    return new ReloadableSettings(
        new AllowedOrigins(next.origins().listed(), origins.own()),
        next.turns().tellingResults(turns.resultsTold()),
        next.users(),
        secrets.exchangedFor(next.secrets()));
  }
}
