package dev.haystack.outbound.jose;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Tokens that are well signed and say this and that. */
final class ClaimRows {

  private static final long NOW = Forge.NOW;

  private ClaimRows() {}

  static List<Row> all() {
    var rows = new ArrayList<Row>();
    issuers(rows);
    audiences(rows);
    ends(rows);
    beginnings(rows);
    subjects(rows);
    uses(rows);
    oldAndBad(rows);
    return rows;
  }

  private static void issuers(List<Row> rows) {
    without(rows, "ISSUER", "iss");
    for (String issuer :
        List.of(
            "",
            "https://issuer.example",
            Forge.ISSUER + "/",
            Forge.ISSUER + " ",
            "HTTPS://issuer.example/realms/clinic",
            "urn:haystack:open")) {
      set(rows, "ISSUER", "iss", Json.of(issuer));
    }
    set(rows, "ISSUER", "iss", JsonArray.of(List.of(Json.of(Forge.ISSUER))));
    set(rows, "ISSUER", "iss", JsonNull.NULL);
    set(rows, Row.VERIFIED, "iss", Json.of("https://other.example"));
  }

  private static void audiences(List<Row> rows) {
    Json ours = Json.of(Forge.AUDIENCE);
    without(rows, "AUDIENCE", "aud");
    for (String audience : List.of("", "other", "Haystack", "haystack ", "haystack,other")) {
      set(rows, "AUDIENCE", "aud", Json.of(audience));
    }
    set(rows, "AUDIENCE", "aud", JsonArray.EMPTY);
    set(rows, "AUDIENCE", "aud", JsonNull.NULL);
    set(rows, "AUDIENCE", "aud", Json.of(1));
    set(rows, "AUDIENCE", "aud", JsonObject.EMPTY.with(Forge.AUDIENCE, ours));
    set(rows, "AUDIENCE", "aud", JsonArray.of(List.of(Json.of("other"))));
    set(rows, "AUDIENCE", "aud", JsonArray.of(List.of(ours, Json.of(1))));
    set(rows, "AUDIENCE", "aud", JsonArray.of(List.of(JsonArray.of(List.of(ours)))));
    set(rows, Row.VERIFIED, "aud", JsonArray.of(List.of(Json.of("other"), ours)));
  }

  private static void ends(List<Row> rows) {
    without(rows, "TIME", "exp");
    noNumbers(rows, "exp");
    set(rows, "TIME", "exp", new JsonNumber("1e400"));
    set(rows, Row.EXPIRED, "exp", Json.of(NOW - 30));
    set(rows, Row.EXPIRED, "exp", Json.of(NOW - 3600));
    set(rows, Row.EXPIRED, "exp", Json.of(0));
    set(rows, Row.EXPIRED, "exp", Json.of(-1));
    set(rows, Row.VERIFIED, "exp", Json.of(NOW - 29));
    set(rows, Row.VERIFIED, "exp", new JsonNumber((NOW - 29) + ".5"));
    set(rows, Row.VERIFIED, "exp", Json.of(NOW * 1000));
    set(rows, Row.VERIFIED, "exp", new JsonNumber("1e300"));
  }

  private static void beginnings(List<Row> rows) {
    for (String name : List.of("nbf", "iat")) {
      without(rows, Row.VERIFIED, name);
      noNumbers(rows, name);
      set(rows, "TIME", name, Json.of(NOW + 31));
      set(rows, "TIME", name, Json.of(NOW * 1000));
      set(rows, Row.VERIFIED, name, Json.of(NOW + 30));
      set(rows, Row.VERIFIED, name, Json.of(0));
    }
  }

  private static void noNumbers(List<Row> rows, String name) {
    set(rows, "TIME", name, Json.of(Long.toString(NOW)));
    set(rows, "TIME", name, JsonNull.NULL);
    set(rows, "TIME", name, Json.of(true));
  }

  private static void subjects(List<Row> rows) {
    without(rows, "SUBJECT", "sub");
    for (String subject : List.of("", " ", "\t", "an\nn", "ann\0", "\u0085", "s".repeat(256))) {
      set(rows, "SUBJECT", "sub", Json.of(subject));
    }
    set(rows, "SUBJECT", "sub", Json.of(7));
    set(rows, "SUBJECT", "sub", JsonNull.NULL);
    set(rows, Row.VERIFIED, "sub", Json.of("s".repeat(255)));
    set(rows, Row.VERIFIED, "sub", Json.of("Änn@example|7"));
  }

  private static void uses(List<Row> rows) {
    set(rows, Row.VERIFIED, "typ", Json.of("Bearer"));
    for (String type : List.of("Refresh", "ID", "Offline", "bearer", "")) {
      set(rows, "USE", "typ", Json.of(type));
    }
    set(rows, "USE", "typ", JsonNull.NULL);
    set(rows, Row.VERIFIED, "token_use", Json.of("access"));
    set(rows, "USE", "token_use", Json.of("id"));
    set(rows, "USE", "token_use", Json.of(1));
  }

  /** Whoever gets a token wrong must not learn that it would have been good in time. */
  private static void oldAndBad(List<Row> rows) {
    JsonObject old = Forge.CLAIMS.with("exp", Json.of(NOW - 3600));
    rows.add(row("old, of another issuer", "ISSUER", old.with("iss", "x")));
    rows.add(row("old, for others", "AUDIENCE", old.with("aud", "x")));
    rows.add(row("old and not yet good", "TIME", old.with("nbf", Json.of(NOW + 3600))));
    rows.add(row("old and nobody's", "SUBJECT", old.without("sub")));
    rows.add(row("old and for another use", "USE", old.with("typ", "Refresh")));
    String token = Forge.claiming(old);
    rows.add(new Row("old and badly signed", "SIGNATURE", Forge.resigned(token, new byte[256])));
  }

  private static void without(List<Row> rows, String expected, String name) {
    rows.add(row("no " + name, expected, Forge.CLAIMS.without(name)));
  }

  private static void set(List<Row> rows, String expected, String name, Json value) {
    rows.add(row(name + " " + value, expected, Forge.CLAIMS.with(name, value)));
  }

  private static Row row(String name, String expected, JsonObject claims) {
    return new Row(name, expected, Forge.claiming(claims));
  }
}
