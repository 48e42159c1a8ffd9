package dev.haystack.port.tracing;

import java.util.regex.Pattern;

/** Names that models, servers and callers choose, as they may be told: they could be any text. */
public final class OthersName {

  private static final Pattern TOOL = Pattern.compile("[a-z0-9_]{1,64}");
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9._:/@+-]{1,128}");

  private OthersName() {}

  /** A tool's; models make names up. */
  public static String tool(String name) {
    return TOOL.matcher(name).matches() ? name : "unknown";
  }

  /** A model's; servers can write anything there. */
  public static String model(String name) {
    return MODEL.matcher(name).matches() ? name : "unknown";
  }

  /** The method of a request. */
  public static String method(String name) {
    return METHOD.matcher(name).matches() ? name : "OTHER";
  }
}
