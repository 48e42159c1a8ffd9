package dev.haystack.bootstrap;

import dev.haystack.inbound.connection.ConnectionLimits;
import dev.haystack.inbound.console.ConsoleMode;
import dev.haystack.inbound.http.ServerSettings;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.inbound.origin.AllowedOrigins;
import dev.haystack.inbound.origin.OwnAddress;
import java.io.Console;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the service listens, under which names, and what it lets anybody use. */
record ListenerSettings(
    ServerSettings server,
    Duration drain,
    AllowedOrigins origins,
    ConsoleMode console,
    WatcherSettings watchers,
    TlsSettings tls) {

  /** A container listens to everybody by itself, and whoever tries it first meets this. */
  private static final String FIRST_TRY =
      "is open; jwt or upstream verify tokens. For a first try on this machine alone set"
          + " HOST=127.0.0.1 (in a container: --network host --env HOST=127.0.0.1)";

  static ListenerSettings read(SettingsReader reader, boolean isOpen) {
    ServerSettings server = server(reader, isOpen);
    return new ListenerSettings(
        server,
        drain(reader),
        origins(reader, isOpen),
        console(reader, isOpen),
        WatcherSettings.read(reader, server.host()),
        TlsSettings.read(reader, !server.clientAddress().trustedProxies().isEmpty()));
  }

  private static ServerSettings server(SettingsReader reader, boolean isOpen) {
    String host =
        reader.text(
            "HOST",
            "127.0.0.1",
            "with AUTH_MODE=open, which believes every token, only a loopback address:"
                + " 127.0.0.1, localhost, ::1",
            value -> !isOpen || Loopback.is(value));
    if (isOpen && !reader.raw("HOST").map(Loopback::is).orElse(true)) {
      reader.fault("AUTH_MODE", FIRST_TRY);
    }
    return new ServerSettings(
        host,
        reader.whole("PORT", 8001, 0, 65_535),
        reader.whole("BACKLOG", 1024, 1, 65_535),
        reader.whole("CONNECTIONS_MAX", 20_000, 1, 1_000_000),
        reader.whole("HTTP_BODY_BYTES_MAX", 8 << 20, 1024, 64 << 20),
        reader.whole("HTTP_HEADER_BYTES_MAX", 32 << 10, 1024, 1 << 20),
        new ConnectionLimits(
            reader.seconds("HTTP_HEADER_SECONDS", 10),
            reader.seconds("HTTP_IDLE_SECONDS", 75),
            reader.seconds("HTTP_TRANSFER_SECONDS", 30),
            ConnectionLimits.DEFAULT.linger()),
        reader.seconds("SHUTDOWN_SECONDS", 10),
        new ClientAddress(proxies(reader)),
        limits(reader));
  }

  /** Whoever sits before it and presses Ctrl-C wants it to end. */
  private static Duration drain(SettingsReader reader) {
    Console terminal = System.console();
    int standard = isTerminal(terminal) ? 0 : 10;
    return Duration.ofSeconds(
        reader.whole("DRAIN_SECONDS", standard, "10; 0 on a terminal", 0, 3600));
  }

  /** There may be none, whatever it says of newer Java: a lean one may lack the module for it. */
  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  private static InboundLimits limits(SettingsReader reader) {
    var standard = InboundLimits.DEFAULT;
    return new InboundLimits(
        reader.whole(
            "INBOUND_BYTES_MAX",
            standard.bytesMax(),
            "15 % of the heap",
            1 << 20,
            Integer.MAX_VALUE),
        reader.whole("JSON_VALUES_MAX", standard.valuesMax(), 1000, 10_000_000),
        reader.whole(
            "CONNECTIONS_PER_ADDRESS_MAX", standard.connectionsPerAddressMax(), 1, 1_000_000),
        reader.whole(
            "SOCKETS_UNKNOWN_PER_ADDRESS_MAX",
            standard.unknownSocketsPerAddressMax(),
            1,
            1_000_000),
        reader.whole(
            "HANDSHAKES_PER_ADDRESS_MINUTE", standard.handshakesPerAddressMinute(), 1, 1_000_000),
        reader.whole(
            "AUTH_FAILURES_PER_MINUTE", standard.badTokensPerAddressMinute(), 1, 1_000_000));
  }

  private static List<String> proxies(SettingsReader reader) {
    return reader.list(
        "TRUSTED_PROXIES",
        "addresses or ranges such as 10.0.0.0/8 or 2001:db8::1, with commas between",
        ClientAddress::isRange);
  }

  private static ConsoleMode console(SettingsReader reader, boolean isOpen) {
    ConsoleMode standard = isOpen ? ConsoleMode.INSPECT : ConsoleMode.OFF;
    String word =
        reader.word(
            "CONSOLE",
            standard.word(),
            Stream.of(ConsoleMode.values()).map(ConsoleMode::word).toList());
    return ConsoleMode.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static AllowedOrigins origins(SettingsReader reader, boolean isOpen) {
    List<String> listed =
        reader.list(
            "ALLOWED_ORIGINS",
            "origins such as https://app.example.com, with commas between; with AUTH_MODE=open also"
                + " the word loopback, for all pages of this machine",
            text -> AllowedOrigins.isOrigin(text) || (isOpen && isLoopback(text)));
    String own =
        reader.text(
            "PUBLIC_ORIGIN",
            "",
            "an origin such as https://chat.example.com",
            text -> text.isEmpty() || OwnAddress.isWebOrigin(text));
    return new AllowedOrigins(
        Set.copyOf(listed), new OwnAddress(Optional.of(own).filter(text -> !text.isEmpty())));
  }

  private static boolean isLoopback(String text) {
    return text.equals(AllowedOrigins.LOOPBACK);
  }
}
