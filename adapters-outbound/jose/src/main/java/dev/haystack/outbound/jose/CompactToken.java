package dev.haystack.outbound.jose;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.identity.Rejection;
import java.util.regex.Pattern;

/**
 * A token's three parts, read before anything in them is believed.
 *
 * @param signed the text that the signature is over
 * @param signature the signature as it is written
 */
record CompactToken(JsonObject header, JsonObject claims, String signed, String signature) {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  static CompactToken read(String text) throws RejectedTokenException {
    if (!FORM.matcher(text).matches()) {
      throw new RejectedTokenException(Rejection.FORM);
    }
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    byte[] header = decoded(text.substring(0, first));
    byte[] claims = decoded(text.substring(first + 1, last));
    String signature = text.substring(last + 1);
    var _ = decoded(signature);
    return new CompactToken(object(header), object(claims), text.substring(0, last), signature);
  }

  private static byte[] decoded(String part) throws RejectedTokenException {
    return Base64Text.decoded(part)
        .orElseThrow(() -> new RejectedTokenException(Rejection.SPELLING));
  }

  private static JsonObject object(byte[] part) throws RejectedTokenException {
    return StrictText.object(part).orElseThrow(() -> new RejectedTokenException(Rejection.CONTENT));
  }
}
