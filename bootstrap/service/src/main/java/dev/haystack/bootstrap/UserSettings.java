package dev.haystack.bootstrap;

/**
 * What each user may ask.
 *
 * @param requestsPerMinuteMax of one node
 * @param tokensPerDayMax of the models, on all nodes together; 0 is as many as they like
 */
record UserSettings(int requestsPerMinuteMax, int tokensPerDayMax) {

  static UserSettings read(SettingsReader reader) {
    return new UserSettings(
        reader.whole("REQUESTS_PER_USER_MINUTE", 600, 1, 1_000_000),
        reader.whole("TOKENS_PER_USER_DAY_MAX", 2_000_000, 0, Integer.MAX_VALUE));
  }
}
