package dev.haystack.inbound.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is sent, packed or not.
 *
 * @param caching how long a browser may keep it
 */
public record PageFile(String mediaType, String caching, Body plain, Body packed) {

  /** May be kept once it was asked for again. */
  static final String ASKED_AGAIN = "no-cache";

  /** Its path changes with its content. */
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** What goes over the wire, and the strong tag that names exactly these bytes. */
  public static final class Body {

    private final byte[] bytes;
    private final String tag;

    private Body(byte[] bytes) {
      this.bytes = bytes;
      this.tag = '"' + hash(bytes) + '"';
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    public String tag() {
      return tag;
    }

    public int length() {
      return bytes.length;
    }
  }

  static PageFile of(String mediaType, String caching, byte[] content) {
    return new PageFile(mediaType, caching, new Body(content), new Body(pack(content)));
  }

  /** Which of both the asker gets, by what {@code Accept-Encoding} says. */
  public Body bodyFor(Optional<String> acceptEncoding) {
    return acceptEncoding.filter(PageFile::takesGzip).isPresent() ? packed : plain;
  }

  private static boolean takesGzip(String accepted) {
    return Stream.of(accepted.split(","))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.equals("gzip") || coding.startsWith("gzip;q=1"));
  }

  /** Whether the asker has these bytes already, by what {@code If-None-Match} says. */
  public static boolean isKnown(Body body, List<String> ifNoneMatch) {
    return ifNoneMatch.stream()
        .flatMap(tags -> Stream.of(tags.split(",")))
        .map(String::strip)
        .anyMatch(tag -> tag.equals(body.tag()) || tag.equals("W/" + body.tag()));
  }

  /** A short name for some bytes. */
  static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] pack(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
