package dev.haystack.faults;

import dev.haystack.faults.Fault.Change;
import java.util.ArrayList;
import java.util.List;

/** Faults in the reading of tokens, of their signatures and of their claims. */
final class JoseFaults {

  private static final String JUDGE =
      "TokenHeader header = TokenHeader.read(read.header(), settings);";
  private static final String BELIEVE =
      "return rules.judge(token, read.claims(), clock.instant());";

  private final List<Fault> faults = new ArrayList<>();

  private JoseFaults() {}

  static List<Fault> all() {
    var all = new JoseFaults();
    all.form();
    all.header();
    all.keyChoice();
    all.signature();
    all.issuerAndAudience();
    all.times();
    all.subject();
    return all.faults;
  }

  private void form() {
    one(
        "a token of any length is read",
        "JwtVerifier",
        " || token.value().length() > settings.tokenBytesMax()",
        "");
    one(
        "any characters are of the form",
        "CompactToken",
        "\"[A-Za-z0-9_-]+\\\\.[A-Za-z0-9_-]+\\\\.[A-Za-z0-9_-]+\"",
        "\".*\\\\..*\\\\..*\"");
    one(
        "other spellings are accepted",
        "Base64Text",
        "return ENCODER.encodeToString(bytes).equals(text) ? Optional.of(bytes) :"
            + " Optional.empty();",
        "return Optional.of(bytes);");
    one(
        "other spellings of the signature are accepted",
        "CompactToken",
        "var _ = decoded(signature);",
        "");
    one(
        "a key may stand twice",
        "StrictText",
        "Json.parse(text)",
        "Json.parse(text, 32, dev.haystack.domain.json.JsonReading.LENIENT)");
    one("claims may be of any depth", "StrictText", "Json.parse(text)", "Json.parse(text, 1000)");
    one(
        "bytes that are no UTF-8 are replaced",
        "StrictText",
        ".newDecoder()",
        ".newDecoder().onMalformedInput(java.nio.charset.CodingErrorAction.REPLACE)");
  }

  private void header() {
    one(
        "a token without an algorithm is believed",
        "JwtVerifier",
        JUDGE,
        "if (read.header().string(\"alg\").filter(\"none\"::equalsIgnoreCase).isPresent()) { "
            + BELIEVE
            + " }"
            + JUDGE);
    one(
        "the public key does as a secret",
        "JwtVerifier",
        JUDGE,
        "for (var key : held.set().keys()) { if"
            + " (read.header().string(\"alg\").filter(\"HS256\"::equals).isPresent() &&"
            + " SignatureCheck.isGood(read, new VerificationKey(\"\", JwtAlgorithm.HS256, new"
            + " javax.crypto.spec.SecretKeySpec(key.key().getEncoded(), \"HmacSHA256\")))) { "
            + BELIEVE
            + " } }"
            + JUDGE);
    one(
        "names of algorithms have no case",
        "JwtAlgorithm",
        "each.headerName.equals(name)",
        "each.headerName.equalsIgnoreCase(name)");
    one(
        "the header's type is not looked at",
        "TokenHeader",
        "if (header.has(\"typ\") && !isType(header, settings))",
        "if (false)");
    for (String name : List.of("crit", "b64", "zip", "enc")) {
      one("`" + name + "` is ignored", "TokenHeader", "\"" + name + "\", ", "");
    }
    one("`cty` is ignored", "TokenHeader", ", \"cty\"", "");
    one(
        "`jku` is believed",
        "JwtVerifier",
        JUDGE,
        "if (read.header().has(\"jku\")) { " + BELIEVE + " }" + JUDGE);
    one(
        "the key in the header is used",
        "JwtVerifier",
        "keys.set().find(header)",
        "read.header().object(\"jwk\").flatMap(new"
            + " JwkReader(settings.algorithms())::read).orElse(keys.set().find(header))");
  }

  private void keyChoice() {
    one(
        "the key's algorithm is not compared",
        "KeySet",
        "key.algorithm() == header.algorithm()",
        "true");
    one(
        "a key's name that is no text is none",
        "TokenHeader",
        "throw new RejectedTokenException(Rejection.KEY);",
        "return \"\";");
    one(
        "a key's name is a path",
        "KeySet",
        "key.id().equals(header.keyId())",
        "header.keyId().endsWith(key.id())");
    one(
        "names of keys have no case",
        "KeySet",
        "key.id().equals(header.keyId())",
        "key.id().equalsIgnoreCase(header.keyId())");
    one(
        "a key's name is a pattern",
        "KeySet",
        "key.id().equals(header.keyId())",
        "header.keyId().equals(\".*\") || key.id().equals(header.keyId())");
    one(
        "an unknown key's name is passed over",
        "KeySet",
        "header.keyId().isEmpty()\n",
        "header.keyId().isEmpty() || !knows(header.keyId())\n");
    one("without a name the first key does", "KeySet", "fitting.size() != 1", "fitting.isEmpty()");
  }

  private void signature() {
    one(
        "the signature is not checked",
        "JwtVerifier",
        "if (!SignatureCheck.isGood(read, keys.set().find(header)))",
        "if (keys.set().find(header) == null)");
    one(
        "an Edwards signature of a wrong length is good",
        "SignatureCheck",
        "// it is not even of the right length\n      return false;",
        "return true;");
    one(
        "a good token is remembered for ever",
        "JwtVerifier",
        "known.filter(each -> rules.isGoodAt(each.notAfter(), clock.instant())).isPresent()",
        "known.isPresent()");
  }

  private void issuerAndAudience() {
    one("any issuer does", "ClaimRules", ".filter(settings.issuers()::contains)", "");
    one(
        "the issuer's beginning does",
        "ClaimRules",
        ".filter(settings.issuers()::contains)",
        ".filter(name -> settings.issuers().stream().anyMatch(name::startsWith))");
    one(
        "the service's own issuers can be claimed",
        "ClaimRules",
        ".filter(name -> !UserId.isOwnIssuer(name))",
        "");
    one("any audience does", "ClaimRules", "require(isForUs(claims), Rejection.AUDIENCE);", "");
    one(
        "the audience may be missing",
        "ClaimRules",
        ".orElse(JsonArray.EMPTY)",
        ".orElse(Json.of(ours.iterator().next()))");
    one(
        "an audience need not be a text",
        "ClaimRules",
        "names.values().stream().allMatch(JsonString.class::isInstance)\n              && ",
        "");
  }

  private void times() {
    one(
        "a token without an end is good",
        "ClaimRules",
        "read.moment(\"exp\").orElseThrow(() -> new RejectedTokenException(Rejection.TIME))",
        "read.moment(\"exp\").orElse(Identity.NO_END)");
    one("the end is not looked at", "ClaimRules", "if (!isGoodAt(end, now))", "if (false)");
    one(
        "the end is looked at first",
        "ClaimRules",
        "    String issuer =\n",
        "    if (new TokenClaims(claims).moment(\"exp\").filter(past -> !isGoodAt(past,"
            + " now)).isPresent()) { return new Verdict.Expired(); }\n"
            + "    String issuer =\n");
    one(
        "the leeway is doubled",
        "ClaimRules",
        "end.plus(settings.leeway())",
        "end.plus(settings.leeway().multipliedBy(2))");
    one("the end has no leeway", "ClaimRules", "end.plus(settings.leeway())", "end");
    one("the beginning has no leeway", "ClaimRules", "now.plus(settings.leeway())", "now");
    one("`nbf` is not looked at", "ClaimRules", "isOver(read, \"nbf\", now) && ", "");
    one("`iat` is not looked at", "ClaimRules", " && isOver(read, \"iat\", now)", "");
    one(
        "a time that is no number is none",
        "ClaimRules",
        "!claims.claims().has(name)",
        "claims.moment(name).isEmpty()");
  }

  private void subject() {
    one(
        "a token need not have a subject",
        "ClaimRules",
        ".orElseThrow(() -> new RejectedTokenException(Rejection.SUBJECT))",
        ".orElse(\"unknown\")");
    one("a subject may be blank", "ClaimRules", "!subject.isBlank()\n        && ", "");
    one(
        "a subject may be of any length",
        "ClaimRules",
        "\n        && subject.length() <= SUBJECT_CHARACTERS_MAX",
        "");
    one(
        "a subject may have control characters",
        "ClaimRules",
        "\n        && subject.chars().noneMatch(Character::isISOControl)",
        "");
    one(
        "a refresh token does as an access token",
        "ClaimRules",
        "require(isAbsentOr(claims, \"typ\", \"Bearer\"), Rejection.USE);",
        "");
    one(
        "an identity token does as an access token",
        "ClaimRules",
        "require(isAbsentOr(claims, \"token_use\", \"access\"), Rejection.USE);",
        "");
  }

  private void one(String name, String file, String original, String planted) {
    var change = new Change(original, planted);
    faults.add(new Fault(name, "adapters-outbound/jose", file, List.of(change), "JwtVerifierTest"));
  }
}
