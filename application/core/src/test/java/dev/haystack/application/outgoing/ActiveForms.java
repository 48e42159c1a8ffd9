package dev.haystack.application.outgoing;

import java.util.regex.Pattern;

/** A second opinion on what does something when it is shown: coarser, and by patterns. */
final class ActiveForms {

  private static final Pattern ONE =
      Pattern.compile(
          // a link to elsewhere, or an image, but for paths of the own origin
          "\\]\\((?!(?![/\\\\]{2})[A-Za-z0-9/_.?#=&%+,;@~-]*\\))"
              + "|!\\[[^\\[\\]]*\\]\\("
              // a link's definition, which no blank line is in
              + "|\\]:[ \\t]*\\n?[ \\t]*(?:<|//|[A-Za-z][A-Za-z0-9+.-]*:)"
              // a tag with an attribute, an element that loads, an address with a scheme
              + "|<[A-Za-z][^<>]*[=:]"
              + "|<(?i:img|iframe|object|script|link|style|form|svg)\\b"
              // what is not seen
              + "|[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u0007]"
              + "|\\uDB40[\\uDC00-\\uDC7F]");

  private ActiveForms() {}

  static boolean isIn(String text) {
    return ONE.matcher(text).find();
  }
}
