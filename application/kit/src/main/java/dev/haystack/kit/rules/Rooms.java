package dev.haystack.kit.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which package may depend on what: allow-lists, so that what is not named is forbidden. */
public final class Rooms {

  static final String ROOT = "dev.haystack.";

  /** What every room may use. */
  private static final List<String> GROUND =
      List.of("java.", "org.jspecify.annotations", "com.google.errorprone.annotations");

  private static final List<String> CORE = List.of(ROOT + "domain");
  private static final List<String> PORTS = List.of(ROOT + "domain", ROOT + "port");

  /**
   * Each room by the beginning of its packages, and what it may use besides the ground and itself.
   */
  public static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry(ROOT + "domain", List.of("tools.jackson.core")),
          Map.entry(ROOT + "port", CORE),
          Map.entry(
              ROOT + "kit",
              with(PORTS, "org.junit.jupiter", "com.tngtech.archunit", "com.sun.management")),
          Map.entry(ROOT + "cluster", PORTS),
          Map.entry(
              ROOT + "application",
              with(PORTS, ROOT + "cluster", "com.networknt.schema", "tools.jackson")),
          Map.entry(ROOT + "inbound", with(PORTS, ROOT + "application", "io.helidon")),
          Map.entry(ROOT + "outbound.transport", List.of("javax.net.ssl")),
          Map.entry(
              ROOT + "outbound.openai",
              with(PORTS, ROOT + "outbound.transport", "tools.jackson.core")),
          Map.entry(ROOT + "outbound.nestjs", with(PORTS, ROOT + "outbound.transport")),
          Map.entry(ROOT + "outbound.memory", PORTS),
          Map.entry(ROOT + "outbound.demo", PORTS),
          Map.entry(
              ROOT + "outbound.redisson",
              with(
                  PORTS,
                  "org.redisson",
                  "javax.net.ssl",
                  "io.netty.buffer",
                  "io.netty.channel",
                  "io.netty.util.concurrent")),
          Map.entry(ROOT + "outbound.prometheus", with(PORTS, "io.prometheus.metrics")),
          Map.entry(ROOT + "chat", with(List.of(ROOT + "domain.json"), "picocli")),
          Map.entry(
              ROOT + "load", with(List.of(ROOT + "domain.json"), "picocli", "org.HdrHistogram")),
          Map.entry(
              ROOT + "bootstrap",
              with(
                  PORTS,
                  ROOT + "application",
                  ROOT + "cluster",
                  ROOT + "inbound",
                  ROOT + "outbound",
                  ROOT + "chat",
                  ROOT + "load",
                  "picocli",
                  "io.helidon",
                  "org.snakeyaml")));

  /** Each library by the beginning of its packages, and the only rooms that know it. */
  public static final Map<String, List<String>> HOMES =
      Map.of(
          "com.networknt", List.of(ROOT + "application.schema"),
          "tools.jackson.databind", List.of(ROOT + "application.schema"),
          "tools.jackson.core",
              List.of(ROOT + "domain.json", ROOT + "application.schema", ROOT + "outbound.openai"),
          "javax.net.ssl", List.of(ROOT + "outbound.transport", ROOT + "outbound.redisson"),
          "io.helidon.webserver",
              List.of(
                  ROOT + "inbound.connection",
                  ROOT + "inbound.http",
                  ROOT + "inbound.rfc6455",
                  ROOT + "inbound.websocket"),
          "io.helidon.websocket", List.of(ROOT + "inbound.rfc6455"),
          "io.prometheus", List.of(ROOT + "outbound.prometheus"),
          "org.HdrHistogram", List.of(ROOT + "load"),
          "org.redisson", List.of(ROOT + "outbound.redisson"),
          "picocli", List.of(ROOT + "bootstrap", ROOT + "chat", ROOT + "load"));

  private Rooms() {}

  static List<String> allowedTo(String room) {
    return Stream.of(GROUND, List.of(room), MAY_USE.getOrDefault(room, List.of()))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> with(List<String> base, String... more) {
    return Stream.concat(base.stream(), Stream.of(more)).toList();
  }
}
