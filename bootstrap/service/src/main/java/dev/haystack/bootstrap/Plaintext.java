package dev.haystack.bootstrap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What leaves this machine is encrypted, unless it is said that it need not be. Where every token
 * is believed anyway, nothing is demanded.
 */
final class Plaintext {

  private static final String REDIS = "REDIS_URL";

  private static final Map<String, Predicate<String>> CARRIERS =
      Map.ofEntries(
          http("OPENAI_BASE_URL"),
          http("AZURE_OPENAI_ENDPOINT"),
          http("MISTRAL_BASE_URL"),
          http("OLLAMA_BASE_URL"),
          http("VLLM_BASE_URL"),
          http("OPENROUTER_BASE_URL"),
          http("ANTHROPIC_BASE_URL"),
          http("GEMINI_BASE_URL"),
          http("NESTJS_API_URL"),
          http("JWT_JWKS"),
          Map.entry(REDIS, Plaintext::isOpenRedis),
          Map.entry(WantedStore.SETTING, Plaintext::isOpenRedis));

  private static final Set<String> STORES = Set.of(REDIS, WantedStore.SETTING);

  private Plaintext() {}

  private static Map.Entry<String, Predicate<String>> http(String name) {
    return Map.entry(name, Plaintext::isHttp);
  }

  static void check(SettingsReader reader, boolean isOpen) {
    List<String> allowed =
        reader.list(
            "ALLOW_PLAINTEXT",
            "names of " + String.join(", ", CARRIERS.keySet().stream().sorted().toList()),
            CARRIERS::containsKey);
    if (isOpen) {
      return;
    }
    CARRIERS.forEach(
        (name, isPlain) -> {
          if (!allowed.contains(name) && said(reader, name).filter(isPlain).isPresent()) {
            reader.fault(name, fault(name));
          }
        });
  }

  /** What a setting says, or the file that holds it as a secret. */
  private static Optional<String> said(SettingsReader reader, String name) {
    return reader
        .raw(name)
        .or(() -> reader.raw(name + SettingsReader.FILE).map(SecretFile::content));
  }

  private static String fault(String name) {
    return (STORES.contains(name) ? "needs rediss:// and a password" : "needs https://")
        + " for a host that is not this machine; ALLOW_PLAINTEXT="
        + name
        + " would do without";
  }

  private static boolean isHttp(String address) {
    return address.regionMatches(true, 0, "http://", 0, 7) && leavesThisMachine(address);
  }

  private static boolean isOpenRedis(String address) {
    // what a store of somebody else's does with its address is for that one to say
    boolean isOurs = address.regionMatches(true, 0, RedisSource.SCHEME, 0, 5);
    boolean isSafe = address.startsWith("rediss") && hasPassword(authority(address));
    return isOurs && !isSafe && leavesThisMachine(address);
  }

  private static boolean hasPassword(String authority) {
    int user = authority.lastIndexOf('@');
    int colon = authority.indexOf(':');
    return colon >= 0 && colon + 1 < user;
  }

  private static boolean leavesThisMachine(String address) {
    String authority = authority(address);
    String hosts = authority.substring(authority.lastIndexOf('@') + 1);
    return !Stream.of(hosts.split(",", -1)).map(Plaintext::withoutPort).allMatch(Loopback::is);
  }

  private static String withoutPort(String host) {
    if (host.startsWith("[")) {
      return host.substring(1, Math.max(1, host.indexOf(']')));
    }
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private static String authority(String address) {
    int begin = address.indexOf("://");
    String rest = begin < 0 ? address : address.substring(begin + 3);
    return rest.split("[/?#]", 2)[0];
  }
}
