package dev.haystack.bootstrap;

import java.time.Duration;

/**
 * What every shared store is told.
 *
 * @param setting the name under which the address was set
 * @param url its address, which may hold a password
 * @param sessionTimeout how long a session that is not used is kept, and its events
 * @param uiStateTimeToLive how long the state of a silent page is kept
 * @param violationsMax how many reports may wait
 */
public record SharedStoreSettings(
    String setting,
    String url,
    Duration sessionTimeout,
    Duration uiStateTimeToLive,
    int violationsMax) {

  /** Without the address. */
  @Override
  public String toString() {
    return "SharedStoreSettings[" + setting + "]";
  }
}
