package dev.haystack.bootstrap;

import java.time.Clock;
import java.util.Map;

/** A service and what reads its settings again, as a start makes both. */
record ReloadingService(Wiring wiring, Reload reload) implements AutoCloseable {

  static ReloadingService start(Map<String, String> environment) {
    Haystack haystack = Haystack.standard();
    var given = GivenSettings.of(environment);
    Map<String, String> seen = given.contents();
    SettingsReader reader = given.reader(haystack);
    var wiring = Wiring.start(Settings.read(reader, haystack), Clock.systemUTC());
    return new ReloadingService(wiring, Reload.of(haystack, given, seen, reader, wiring));
  }

  @Override
  public void close() {
    wiring.close();
  }
}
