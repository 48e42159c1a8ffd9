package dev.haystack.testkit;

/** The vendors whose wires the scripted model speaks. */
public enum Vendor {
  OPENAI(new OpenAiWire()),
  ANTHROPIC(new AnthropicWire()),
  GEMINI(new GeminiWire());

  private final Wire wire;

  Vendor(Wire wire) {
    this.wire = wire;
  }

  public Wire wire() {
    return wire;
  }
}
