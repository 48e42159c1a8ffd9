package dev.haystack.outbound.jose;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tokens of a wrong form, of another spelling, or of a content that is not read. */
final class FormRows {

  private static final String GOOD = Forge.good();
  private static final String BEGIN = "{\"iss\":\"" + Forge.ISSUER + "\",";

  private FormRows() {}

  static List<Row> all() {
    var rows = new ArrayList<Row>();
    forms(rows);
    spellings(rows);
    contents(rows);
    return rows;
  }

  private static void forms(List<Row> rows) {
    String[] parts = GOOD.split("\\.", -1);
    add(rows, "FORM", "nothing", "");
    add(rows, "FORM", "one part", parts[0]);
    add(rows, "FORM", "two parts", parts[0] + "." + parts[1]);
    add(rows, "FORM", "four parts", GOOD + "." + parts[2]);
    add(rows, "FORM", "five parts, as of an encrypted one", "a.b.c.d.e");
    add(rows, "FORM", "no header", "." + parts[1] + "." + parts[2]);
    add(rows, "FORM", "no claims", parts[0] + ".." + parts[2]);
    add(rows, "FORM", "no signature", parts[0] + "." + parts[1] + ".");
    add(rows, "FORM", "a blank before", " " + GOOD);
    add(rows, "FORM", "a line's end behind", GOOD + "\n");
    add(rows, "FORM", "a blank within", parts[0] + ". " + parts[1] + "." + parts[2]);
    add(rows, "FORM", "padding", GOOD + "=");
    add(rows, "FORM", "padding of the header", parts[0] + "=." + parts[1] + "." + parts[2]);
    add(rows, "FORM", "the other alphabet", parts[0] + "." + parts[1] + ".+/" + parts[2]);
    add(rows, "FORM", "a letter that is none of ASCII", GOOD + "é");
    add(rows, "FORM", "a NUL", GOOD + "\0");
    add(rows, "FORM", "its scheme", "Bearer " + GOOD);
    add(rows, "FORM", "quotes", '"' + GOOD + '"');
    add(rows, "FORM", "the form of JSON", "{\"payload\":\"" + parts[1] + "\"}");
    add(rows, "FORM", "too long", Forge.claiming(Forge.CLAIMS.with("x", "x".repeat(8192))));
    add(rows, Row.VERIFIED, "long", Forge.claiming(Forge.CLAIMS.with("x", "x".repeat(5000))));
  }

  private static void spellings(List<Row> rows) {
    String header = otherSpelling(Forge.text(padded(Forge.HEADER.text())));
    String claims = otherSpelling(Forge.text(padded(Forge.CLAIMS.text())));
    add(
        rows,
        "SPELLING",
        "spare bits in the header",
        signed(header, Forge.text(Forge.CLAIMS.text())));
    add(
        rows,
        "SPELLING",
        "spare bits in the claims",
        signed(Forge.text(Forge.HEADER.text()), claims));
    // 256 bytes leave four bits over
    add(rows, "SPELLING", "spare bits in the signature", otherSpelling(GOOD));
    add(rows, "SPELLING", "a single character in the end", "AAAAA." + GOOD.split("\\.", 2)[1]);
  }

  private static void contents(List<Row> rows) {
    String header = Forge.HEADER.text();
    String rest = Forge.CLAIMS.without("iss").text().substring(1);
    content(rows, "a header that is a list", "[]", Forge.CLAIMS.text());
    content(rows, "a header that is no JSON", "alg", Forge.CLAIMS.text());
    content(rows, "claims that are a text", header, "\"claims\"");
    content(rows, "claims that are null", header, "null");
    content(rows, "text behind the claims", header, Forge.CLAIMS.text() + "{}");
    content(rows, "claims in single quotes", header, Forge.CLAIMS.text().replace('"', '\''));
    content(rows, "a comment", header, "/**/" + Forge.CLAIMS.text());
    content(rows, "a comma too many", header, BEGIN + rest.replace("}", ",}"));
    content(rows, "a number that is none", header, BEGIN + "\"x\":NaN," + rest);
    content(rows, "a control character", header, BEGIN + "\"x\":\"\t\"," + rest);
    content(rows, "the algorithm twice", "{\"alg\":\"none\"," + header.substring(1), "{}");
    content(
        rows,
        "the algorithm twice, once escaped",
        "{\"\\u0061lg\":\"none\"," + header.substring(1),
        Forge.CLAIMS.text());
    content(rows, "the subject twice", header, BEGIN + "\"sub\":\"bob\"," + rest);
    content(rows, "a key twice within", header, BEGIN + "\"x\":{\"a\":1,\"a\":2}," + rest);
    content(rows, "claims too deep", header, BEGIN + "\"x\":" + nested(32) + "," + rest);
    add(
        rows,
        Row.VERIFIED,
        "claims almost too deep",
        Forge.token(header, BEGIN + "\"x\":" + nested(31) + "," + rest));
    bytes(rows, "bytes that are no UTF-8", new byte[] {(byte) 0xff});
    bytes(rows, "UTF-8 that is longer than need be", new byte[] {(byte) 0xc0, (byte) 0xaf});
    add(
        rows,
        "CONTENT",
        "a byte order mark",
        Forge.token(Forge.HEADER.text(), "\uFEFF" + Forge.CLAIMS.text()));
  }

  private static void content(List<Row> rows, String name, String header, String claims) {
    add(rows, "CONTENT", name, Forge.token(header, claims));
  }

  private static void bytes(List<Row> rows, String name, byte[] within) {
    String claims = Forge.CLAIMS.with("x", "?").text();
    int at = claims.indexOf('?');
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(claims.substring(0, at).getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(within);
    bytes.writeBytes(claims.substring(at + 1).getBytes(StandardCharsets.UTF_8));
    byte[] header = Forge.HEADER.text().getBytes(StandardCharsets.UTF_8);
    add(rows, "CONTENT", name, Forge.token(header, bytes.toByteArray()));
  }

  private static String signed(String header, String claims) {
    return Forge.signed(header + "." + claims, TestKeys.RSA.getPrivate(), "SHA256withRSA");
  }

  private static String nested(int arrays) {
    return "[".repeat(arrays) + "]".repeat(arrays);
  }

  /** With as many blanks as leave bits over. */
  private static String padded(String json) {
    return json.length() % 3 == 0 ? json + " " : json;
  }

  /** What a lenient reader takes for the same. */
  private static String otherSpelling(String text) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(text.charAt(text.length() - 1));
    return text.substring(0, text.length() - 1) + alphabet.charAt(last ^ 1);
  }

  private static void add(List<Row> rows, String expected, String name, String token) {
    rows.add(new Row(name, expected, token));
  }
}
