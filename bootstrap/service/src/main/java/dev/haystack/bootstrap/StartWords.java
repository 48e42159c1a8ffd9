package dev.haystack.bootstrap;

import dev.haystack.inbound.console.ConsoleMode;
import dev.haystack.inbound.http.ServerSettings;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;

/** What is said when the service is ready: in the log, and printed for people. */
final class StartWords {

  private static final Journal JOURNAL = Journal.of(StartWords.class);

  private StartWords() {}

  static void tell(Settings settings) {
    JOURNAL.tell(
        JournalEvent.STARTED,
        Detail.version(Build.packaged().version()),
        Detail.count(settings.stores().sessionsMax()));
  }

  static String of(Settings settings, String callers, int port) {
    String tls = settings.listener().tls().files().isPresent() ? "s" : "";
    return """
    Haystack is ready on %s
      model:    %s
      practice: %s
      sessions: at most %s, %s
      callers:  %s
    %s: %s chat%s "Find all clients named John"
    """
        .formatted(
            url("http" + tls, settings.server(), port),
            settings.models().shown(),
            settings.practice().shown(),
            settings.stores().sessionsMax(),
            settings
                .stores()
                .shared()
                .map(store -> "in memory and " + store.shown() + ", shared by all nodes")
                .orElse("in memory, gone when this process ends (set REDIS_URL to keep them)"),
            callers,
            settings.listener().console() == ConsoleMode.OFF
                ? "Try"
                : "Open that address in a browser, or try",
            System.getProperty("haystack.launcher", "bootstrap/haystack"),
            port == 8001 ? "" : " --url " + url("ws" + tls, settings.server(), port));
  }

  private static String url(String scheme, ServerSettings server, int port) {
    String host = server.host().contains(":") ? "[" + server.host() + "]" : server.host();
    return scheme + "://" + host + ":" + port;
  }
}
