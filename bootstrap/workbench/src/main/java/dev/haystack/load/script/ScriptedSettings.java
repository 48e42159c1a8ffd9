package dev.haystack.load.script;

import java.util.Map;

/** The settings of a service whose surroundings are scripted. */
public final class ScriptedSettings {

  private ScriptedSettings() {}

  /** Over a model and a practice on these loopback ports. */
  public static Map<String, String> of(int modelPort, int backendPort) {
    return Map.of(
        "OPENAI_BASE_URL",
        "http://127.0.0.1:" + modelPort + "/v1",
        "OPENAI_API_KEY",
        "load",
        "OPENAI_MODEL",
        "scripted",
        "CHAT_MODEL",
        "openai",
        "TOOL_BACKEND",
        "nestjs",
        "NESTJS_API_URL",
        "http://127.0.0.1:" + backendPort,
        "AUTH_MODE",
        "open");
  }
}
