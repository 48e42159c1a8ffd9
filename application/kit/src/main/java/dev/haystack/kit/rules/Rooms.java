package dev.haystack.kit.rules;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The table of a house: which package may depend on what, and which rooms alone know a library.
 * Whoever builds on this one takes {@link #haystack()} and adds rooms of their own.
 */
public final class Rooms {

  static final String ROOT = "dev.haystack.";

  /** What every room may use. */
  private static final List<String> GROUND =
      List.of("java.", "org.jspecify.annotations", "com.google.errorprone.annotations");

  /** What an adapter of another vendor's model may use, besides the vendor's library. */
  public static final List<String> MODEL_ADAPTER =
      house("domain", "port.model", "port.journal", "outbound.model", "outbound.transport");

  /** What lies under adapters, and is known to several. */
  static final List<String> UNDER_ADAPTERS = house("outbound.model", "outbound.transport");

  /** What an adapter of another practice, or of another receiver of violations, may use. */
  public static final List<String> PRACTICE_ADAPTER =
      house(
          "domain",
          "port.practice",
          "port.identity",
          "port.tracing",
          "port.journal",
          "outbound.transport");

  /** What an adapter that tells whose a token is may use, besides its library. */
  public static final List<String> TOKEN_VERIFIER =
      house("domain", "port.identity", "port.health", "port.journal", "outbound.transport");

  /** What an adapter of another store that all nodes share may use, besides its driver. */
  public static final List<String> SHARED_STORE =
      house("domain", "port.shared", "port.store", "port.outbox", "port.journal");

  /** What another memory of one node may use. */
  public static final List<String> LOCAL_STORE =
      house("domain", "port.local", "port.store", "port.outbox", "port.budget", "port.journal");

  /** What an adapter of another way of measuring may use. */
  public static final List<String> METER = house("domain", "port.meter");

  /** What an adapter of another place for the audit trail may use. */
  public static final List<String> TRAIL = house("domain", "port.trail", "port.journal");

  /** What an adapter of another way of tracing may use. */
  public static final List<String> TRACING = house("domain", "port.tracing");

  /** What a program that puts adapters of its own into the service may use besides them. */
  public static final List<String> PROGRAM =
      house("domain", "port", "outbound.transport", "bootstrap");

  /** What a command beside the service may use: it knows the wire alone. */
  private static final List<String> COMMAND = List.of(ROOT + "domain.json", "picocli");

  private static final List<String> PORTS = house("domain", "port");

  private static final Rooms HAYSTACK =
      new Rooms(Map.of(), homes())
          .with(ours("domain").mayUse("tools.jackson.core", "javax.crypto"))
          .with(ours("port").mayUse(house("domain")))
          .with(
              ours("kit")
                  .mayUse(
                      PORTS,
                      "org.junit.jupiter",
                      "com.tngtech.archunit",
                      "com.sun.management",
                      "javax.net.ssl"))
          .with(ours("cluster").mayUse(PORTS))
          .with(ours("application").mayUse(PORTS, "com.networknt.schema", "tools.jackson"))
          .with(ours("inbound").mayUse(PORTS, ROOT + "application", "io.helidon", "javax.net.ssl"))
          .with(ours("outbound.transport").mayUse("javax.net.ssl"))
          .with(
              ours("outbound.model")
                  .mayUse(
                      house(
                          "domain",
                          "port.model",
                          "port.meter",
                          "port.journal",
                          "outbound.transport")))
          .with(ours("outbound.openai").mayUse(MODEL_ADAPTER, "tools.jackson.core"))
          .with(ours("outbound.gemini").mayUse(MODEL_ADAPTER, "tools.jackson.core"))
          .with(ours("outbound.anthropic").mayUse(MODEL_ADAPTER, "tools.jackson.core"))
          .with(ours("outbound.nestjs").mayUse(PRACTICE_ADAPTER))
          .with(ours("outbound.jose").mayUse(TOKEN_VERIFIER, "com.nimbusds", "javax.crypto"))
          .with(ours("outbound.memory").mayUse(LOCAL_STORE))
          .with(
              ours("outbound.demo")
                  .mayUse(
                      house(
                          "domain",
                          "port.model",
                          "port.practice",
                          "port.identity",
                          "port.journal")))
          .with(
              ours("outbound.redisson")
                  .mayUse(
                      SHARED_STORE,
                      ROOT + "port.meter",
                      "javax.crypto",
                      "org.redisson",
                      "javax.net.ssl",
                      "io.netty.buffer",
                      "io.netty.channel",
                      "io.netty.util.concurrent"))
          .with(
              ours("outbound.redisson.sealing")
                  .mayUse(house("domain.identity", "port.journal", "port.meter"), "javax.crypto"))
          .with(ours("outbound.opentelemetry").mayUse(TRACING, "io.opentelemetry"))
          .with(ours("outbound.prometheus").mayUse(METER, "io.prometheus.metrics"))
          .with(ours("outbound.trail").mayUse(TRAIL))
          .with(ours("audit").mayUse(COMMAND, ROOT + "domain.trail"))
          .with(ours("chat").mayUse(COMMAND, "javax.net.ssl"))
          .with(ours("load").mayUse(COMMAND, "org.HdrHistogram"))
          .with(ours("token").mayUse(COMMAND))
          .with(
              ours("workbench")
                  .mayUse(house("domain.json", "audit", "chat", "load", "token"), "picocli"))
          .with(
              ours("bootstrap")
                  .mayUse(house("domain", "port", "application", "cluster", "inbound", "outbound"))
                  .mayUse("io.helidon", "org.snakeyaml", "javax.crypto")
                  .mayUse("jdk.jfr", "com.sun.management"));

  private final Map<String, Room> rooms;
  private final Map<String, List<String>> homes;

  private Rooms(Map<String, Room> rooms, Map<String, List<String>> homes) {
    this.rooms = rooms;
    this.homes = homes;
  }

  /** The rooms of this house. */
  public static Rooms haystack() {
    return HAYSTACK;
  }

  /** The same rooms and this one; a library that it names is at home there too. */
  public Rooms with(Room room) {
    var more = new LinkedHashMap<>(rooms);
    if (more.put(room.name(), room) != null) {
      throw new IllegalArgumentException(room.name() + " is there already, with rules of its own");
    }
    var wider = new LinkedHashMap<>(homes);
    room.allowed().stream()
        .filter(name -> !name.startsWith(ROOT) && !room.name().startsWith(ROOT))
        .forEach(name -> wider.replaceAll((library, in) -> atHome(library, in, name, room)));
    return new Rooms(more, wider);
  }

  private static List<String> atHome(String library, List<String> in, String used, Room room) {
    boolean same = (library + ".").startsWith(used) || used.startsWith(library);
    return same ? Stream.concat(in.stream(), Stream.of(room.name())).toList() : in;
  }

  /** All rooms, in the order in which they came. */
  public Collection<Room> all() {
    return List.copyOf(rooms.values());
  }

  /** The only rooms, or parts of rooms, that know a library, by the beginning of its packages. */
  public Map<String, List<String>> homesOfLibraries() {
    return Map.copyOf(homes);
  }

  /** What a room's classes may depend on. */
  List<String> allowedIn(Room room) {
    return Stream.of(GROUND, List.of(room.name()), room.allowed()).flatMap(List::stream).toList();
  }

  List<String> names() {
    return List.copyOf(rooms.keySet());
  }

  /** The rooms of adapters: those of this house, and all that others have added. */
  List<String> adapters() {
    return names().stream()
        .filter(name -> name.startsWith(ROOT + "outbound") || !name.startsWith(ROOT))
        .toList();
  }

  private static Map<String, List<String>> homes() {
    return Map.ofEntries(
        Map.entry("com.networknt", house("application.schema")),
        Map.entry("tools.jackson.databind", house("application.schema")),
        Map.entry(
            "tools.jackson.core",
            house(
                "domain.json",
                "application.schema",
                "outbound.openai",
                "outbound.anthropic",
                "outbound.gemini")),
        Map.entry(
            "javax.net.ssl",
            house("inbound.tls", "kit", "outbound.transport", "outbound.redisson", "chat")),
        Map.entry(
            "io.helidon.webserver",
            house("inbound.connection", "inbound.http", "inbound.rfc6455", "inbound.websocket")),
        Map.entry("io.helidon.websocket", house("inbound.rfc6455")),
        Map.entry("io.prometheus", house("outbound.prometheus")),
        Map.entry("io.opentelemetry", house("outbound.opentelemetry")),
        Map.entry("com.nimbusds", house("outbound.jose")),
        Map.entry("org.HdrHistogram", house("load")),
        Map.entry("org.redisson", house("outbound.redisson")),
        Map.entry("picocli", house("audit", "chat", "load", "token", "workbench")));
  }

  private static Room ours(String name) {
    return Room.of(ROOT + name);
  }

  private static List<String> house(String... rooms) {
    return Stream.of(rooms).map(room -> ROOT + room).toList();
  }
}
