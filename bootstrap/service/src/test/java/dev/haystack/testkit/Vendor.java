package dev.haystack.testkit;

/** The vendors whose wires the scripted model speaks. */
public enum Vendor {
  OPENAI,
  ANTHROPIC,
  GEMINI;

  public Wire wire() {
    return switch (this) {
      case OPENAI -> new OpenAiWire();
      case ANTHROPIC -> new AnthropicWire();
      case GEMINI -> new GeminiWire();
    };
  }
}
