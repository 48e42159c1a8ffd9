package dev.haystack.inbound.protocol;

import java.nio.charset.StandardCharsets;

/** How long the words of one message to the assistant may be. */
public final class ChatContent {

  /** In UTF-8. */
  public static final int BYTES_MAX = 256 << 10;

  private static final int UTF8_BYTES_MAX = 3;

  private ChatContent() {}

  public static boolean isTooLarge(String content) {
    return content.length() > BYTES_MAX / UTF8_BYTES_MAX
        && content.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX;
  }
}
