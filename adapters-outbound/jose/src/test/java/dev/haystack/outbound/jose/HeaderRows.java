package dev.haystack.outbound.jose;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Tokens whose headers ask for this and that. */
final class HeaderRows {

  private static final Json[] NO_TEXTS = {
    Json.of(1), JsonNull.NULL, Json.of(true), JsonArray.of(List.of(Json.of("rsa")))
  };

  private HeaderRows() {}

  static List<Row> all() {
    var rows = new ArrayList<Row>();
    algorithms(rows);
    confusions(rows);
    types(rows);
    extensions(rows);
    keys(rows);
    return rows;
  }

  private static void algorithms(List<Row> rows) {
    header(rows, "ALGORITHM", "no algorithm", Forge.HEADER.without("alg"));
    for (String name :
        List.of(
            "none",
            "None",
            "NONE",
            "nOnE",
            "",
            "rs256",
            "RS256 ",
            "HS256",
            "HS384",
            "ES256K",
            "RS384",
            "RS512",
            "PS256",
            "ES384",
            "RSA-OAEP",
            "dir",
            "Ed25519",
            "EDDSA")) {
      header(rows, "ALGORITHM", "the algorithm " + name, Forge.HEADER.with("alg", name));
    }
    for (Json value : NO_TEXTS) {
      header(rows, "ALGORITHM", "the algorithm " + value, Forge.HEADER.with("alg", value));
    }
    String unsigned = Forge.text("{\"alg\":\"none\"}") + "." + Forge.text(Forge.CLAIMS.text());
    rows.add(new Row("no signature at all", "FORM", unsigned + "."));
    rows.add(new Row("no algorithm and any signature", "ALGORITHM", unsigned + ".AAAA"));
  }

  /** The key's numbers are known to all, so they must not do as a secret. */
  private static void confusions(List<Row> rows) {
    JsonObject header = Forge.HEADER.with("alg", "HS256");
    byte[] encoded = TestKeys.RSA.getPublic().getEncoded();
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    mac(rows, "a secret that is the key's encoding", header, encoded);
    mac(rows, "a secret that is the key's text", header, pem.getBytes(StandardCharsets.US_ASCII));
    mac(rows, "a secret without a key's name", header.without("kid"), encoded);
    rows.add(
        new Row(
            "an elliptic key's name with another algorithm",
            "ALGORITHM",
            Forge.token("RS256", "p256", TestKeys.RSA.getPrivate(), "SHA256withRSA")));
    rows.add(
        new Row(
            "another key's algorithm with the RSA key's name",
            "ALGORITHM",
            Forge.token(
                "ES256", "rsa", TestKeys.P256.getPrivate(), "SHA256withECDSAinP1363Format")));
    rows.add(
        new Row(
            "Edwards with the RSA key's name",
            "ALGORITHM",
            Forge.token("EdDSA", "rsa", TestKeys.ED25519.getPrivate(), "Ed25519")));
  }

  private static void types(List<Row> rows) {
    header(rows, Row.VERIFIED, "no type", Forge.HEADER.without("typ"));
    for (String type : List.of("JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt")) {
      header(rows, Row.VERIFIED, "the type " + type, Forge.HEADER.with("typ", type));
    }
    for (String type :
        List.of("", "JOSE", "JWE", "secevent+jwt", "dpop+jwt", "logout+jwt", "JWT ", "id+jwt")) {
      header(rows, "TYPE", "the type " + type, Forge.HEADER.with("typ", type));
    }
    for (Json value : NO_TEXTS) {
      header(rows, "TYPE", "the type " + value, Forge.HEADER.with("typ", value));
    }
  }

  private static void extensions(List<Row> rows) {
    Json names = JsonArray.of(List.of(Json.of("exp")));
    header(rows, "HEADER", "what is critical", Forge.HEADER.with("crit", names));
    header(rows, "HEADER", "nothing critical", Forge.HEADER.with("crit", JsonArray.EMPTY));
    header(rows, "HEADER", "critical null", Forge.HEADER.with("crit", JsonNull.NULL));
    header(rows, "HEADER", "plain claims", Forge.HEADER.with("b64", Json.of(false)));
    header(rows, "HEADER", "encoded claims", Forge.HEADER.with("b64", Json.of(true)));
    header(rows, "HEADER", "compression", Forge.HEADER.with("zip", "DEF"));
    header(rows, "HEADER", "encryption", Forge.HEADER.with("enc", "A256GCM"));
    header(rows, "HEADER", "a token in the token", Forge.HEADER.with("cty", "JWT"));
    header(rows, Row.VERIFIED, "something unknown", Forge.HEADER.with("x", "y"));
  }

  private static void keys(List<Row> rows) {
    for (String name :
        List.of(
            "rsa2",
            "RSA",
            "rsa ",
            " rsa",
            "rsa\0",
            "../rsa",
            "../../etc/passwd",
            "/dev/null",
            "file:///dev/null",
            "http://127.0.0.1/rsa",
            "' OR 1=1 --",
            "*",
            ".*",
            "r%73a")) {
      header(rows, "KEY", "the key " + name, Forge.HEADER.with("kid", name));
    }
    header(rows, "KEY", "a key without a name", Forge.HEADER.with("kid", ""));
    header(rows, "KEY", "a very long name", Forge.HEADER.with("kid", "k".repeat(257)));
    for (Json value : NO_TEXTS) {
      header(rows, "KEY", "the key " + value, Forge.HEADER.with("kid", value));
    }
    header(rows, Row.VERIFIED, "no key's name", Forge.HEADER.without("kid"));
    named(rows, "jku", Json.of("http://127.0.0.1:1/keys"));
    named(rows, "x5u", Json.of("http://127.0.0.1:1/certificate"));
    named(rows, "jwk", TestKeys.jwk(TestKeys.RSA_FOREIGN, "rsa"));
    named(rows, "x5c", JsonArray.of(List.of(Json.of("MIIB"))));
    named(rows, "x5t", Json.of("AAAA"));
  }

  /** What names another key is not read: it neither harms a good token nor helps a bad one. */
  private static void named(List<Row> rows, String parameter, Json value) {
    JsonObject header = Forge.HEADER.with(parameter, value);
    header(rows, Row.VERIFIED, parameter + " beside a good signature", header);
    String signed = Forge.text(header.text()) + "." + Forge.text(Forge.CLAIMS.text());
    rows.add(
        new Row(
            parameter + " beside a foreign signature",
            "SIGNATURE",
            Forge.signed(signed, TestKeys.RSA_FOREIGN.getPrivate(), "SHA256withRSA")));
  }

  private static void mac(List<Row> rows, String name, JsonObject header, byte[] secret) {
    rows.add(new Row(name, "ALGORITHM", Forge.mac(header, Forge.CLAIMS, secret)));
  }

  private static void header(List<Row> rows, String expected, String name, JsonObject header) {
    rows.add(new Row(name, expected, Forge.heading(header)));
  }
}
