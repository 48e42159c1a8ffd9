package dev.haystack.outbound.redisson.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * Where a value is sealed for; it opens nowhere else.
 *
 * @param key the name of the key, or of the channel
 * @param field the field's name or the record's own id
 * @param incarnation of what the value is a part of; empty where whoever reads or writes does not
 *     know it
 * @param owner the keyed hash of whose it is; empty likewise
 */
public record ValuePlace(
    ValueKind kind, String key, String field, String incarnation, String owner) {

  /** Of a record that knows neither incarnation nor owner. */
  public static ValuePlace of(ValueKind kind, String key, String field) {
    return new ValuePlace(kind, key, field, "", "");
  }

  /** Different for different places, whatever their parts hold. */
  byte[] bytes() {
    var text = new StringBuilder(key.length() + 96).append(kind.word());
    for (String part : List.of(key, field, incarnation, owner)) {
      text.append('|').append(part.length()).append(':').append(part);
    }
    return text.toString().getBytes(UTF_8);
  }
}
