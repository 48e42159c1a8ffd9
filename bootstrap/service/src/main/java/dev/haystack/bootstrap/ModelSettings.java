package dev.haystack.bootstrap;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which chat model answers, and how long it may take. */
record ModelSettings(
    boolean isDemo,
    Optional<String> apiKey,
    URI baseUrl,
    String model,
    Duration connect,
    Duration firstByte,
    Duration idle,
    Duration round) {

  private static final String OPENAI = "https://api.openai.com/v1";

  static ModelSettings read(SettingsReader reader) {
    var key = reader.secret("OPENAI_API_KEY", "the key of the model's server");
    if (key.filter(text -> !text.matches("[!-~]+")).isPresent()) {
      reader.fault("OPENAI_API_KEY", "holds blanks or characters that no key has");
    }
    var address = reader.address("OPENAI_BASE_URL", OPENAI).orElseGet(() -> URI.create(OPENAI));
    String kind =
        reader.word("CHAT_MODEL", key.isPresent() ? "openai" : "demo", List.of("openai", "demo"));
    if (kind.equals("openai") && key.isEmpty() && address.equals(URI.create(OPENAI))) {
      reader.fault(
          "OPENAI_API_KEY",
          "is missing; with CHAT_MODEL=openai set it, or OPENAI_BASE_URL to a server without keys");
    }
    return new ModelSettings(
        kind.equals("demo"),
        key,
        address,
        reader.text("OPENAI_MODEL", "gpt-4.1-mini", "a model's name", _ -> true),
        reader.seconds("MODEL_CONNECT_SECONDS", 5),
        reader.seconds("MODEL_FIRST_BYTE_SECONDS", 30),
        reader.seconds("MODEL_IDLE_SECONDS", 20),
        reader.seconds("MODEL_ROUND_SECONDS", 120));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return isDemo ? "demo" : model + " at " + baseUrl;
  }
}
