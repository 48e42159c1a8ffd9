package dev.haystack.load.script;

import java.util.Map;

/** The settings of a service whose surroundings are scripted. */
public final class ScriptedSettings {

  private ScriptedSettings() {}

  /** Over a model and a practice on these loopback ports. */
  public static Map<String, String> of(int modelPort, int backendPort) {
    return Map.ofEntries(
        Map.entry("OPENAI_BASE_URL", "http://127.0.0.1:" + modelPort + "/v1"),
        Map.entry("OPENAI_API_KEY", "load"),
        Map.entry("OPENAI_MODEL", "scripted"),
        Map.entry("CHAT_MODEL", "openai"),
        Map.entry("TOOL_BACKEND", "nestjs"),
        Map.entry("NESTJS_API_URL", "http://127.0.0.1:" + backendPort),
        Map.entry("AUTH_MODE", "open"),
        // each user here says in seconds what others say in days
        Map.entry("REQUESTS_PER_USER_MINUTE", "1000000"),
        Map.entry("TOKENS_PER_USER_DAY_MAX", "2000000000"),
        Map.entry("SESSIONS_PER_USER_MAX", "1000000"),
        // with one token for all of them there is one user
        Map.entry("MEMORY_BYTES_PER_USER_MAX", "1000000000"));
  }
}
