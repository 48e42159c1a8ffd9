package dev.haystack.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TokenCommandTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.9Z");

  /** What stands before an Ed25519 key in its encoding (RFC 8410, 4). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final StringWriter errors = new StringWriter();
  @TempDir private Path folder;

  @Test
  void theKeySetsKeyVerifiesTheToken() throws Exception {
    String[] parts = token().split("\\.", -1);

    assertEquals(3, parts.length);
    assertTrue(verifies(key(), parts));
    parts[1] = parts[1].replace('a', 'b');
    assertFalse(verifies(key(), parts));
  }

  @Test
  void theHeaderNamesTheKey() throws IOException {
    JsonObject header = decoded(token().split("\\.", -1)[0]);

    assertEquals("EdDSA", header.string("alg").orElseThrow());
    assertEquals("JWT", header.string("typ").orElseThrow());
    assertEquals(listed().string("kid"), header.string("kid"));
  }

  @Test
  void theClaimsAreWhatWasAskedFor() {
    JsonObject claims = decoded(token("--profile=p-1", "--minutes=5").split("\\.", -1)[1]);

    assertEquals(
        "{\"iss\":\"https://issuer.test\",\"aud\":\"haystack\",\"sub\":\"Ana\","
            + "\"profile_id\":\"p-1\",\"iat\":1772445600,\"exp\":1772445900}",
        claims.text());
    assertFalse(decoded(token().split("\\.", -1)[1]).has("profile_id"));
  }

  @Test
  void theKeySetHasOneKeyAndNothingPrivate() throws IOException {
    assertFalse(token().isEmpty());

    assertEquals(Set.of("kty", "crv", "x", "alg", "use", "kid"), listed().members().keySet());
    assertEquals("OKP", listed().string("kty").orElseThrow());
  }

  @Test
  void theThumbprintIsThatOfTheStandardsExample() throws Exception {
    // RFC 8037, A.1 to A.3
    byte[] known = Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    var pair = new KeyPair(publicKey(known), SigningKey.make().pair().getPrivate());

    JsonObject key = only(new SigningKey(pair).keySet());

    assertEquals("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", key.string("kid").orElseThrow());
    assertEquals("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", key.string("x").orElseThrow());
  }

  @Test
  void theSecondRunUsesTheKeyOfTheFirst() throws Exception {
    assertFalse(token().isEmpty());
    JsonObject first = listed();

    Files.delete(folder.resolve("jwks.json"));
    String[] parts = token().split("\\.", -1);

    assertEquals(first, listed());
    assertTrue(verifies(key(), parts));
  }

  @Test
  void thePrivateKeyIsForItsOwnerAlone() throws IOException {
    assertFalse(token().isEmpty());
    Path file = folder.resolve("signing-key.pem");

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void theWayToStartTheServiceIsSaidBesideTheToken() {
    assertFalse(token("--audience=it's").isEmpty());

    assertTrue(errors.toString().contains("AUTH_MODE=jwt JWT_JWKS="), errors::toString);
    assertTrue(errors.toString().contains(folder.resolve("jwks.json").toString()));
    assertTrue(
        errors.toString().contains("JWT_ISSUER=https://issuer.test JWT_AUDIENCE='it'\\''s' "),
        errors::toString);
  }

  @Test
  void aDamagedKeyIsNamedAndLeftAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("signing-key.pem"), "nothing", US_ASCII);

    assertEquals(1, execute(new StringWriter()));

    assertTrue(errors.toString().contains("signing-key.pem has no public key"), errors::toString);
    assertEquals("nothing", Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource({
    "--minutes=0, --minutes must be 1 to",
    "--subject=' ', --subject must not be blank",
    "--nonsense, Unknown option"
  })
  void aWrongOptionIsNamed(String option, String message) {
    assertEquals(2, execute(new StringWriter(), option.replace("'", "")));
    assertTrue(errors.toString().contains(message), errors::toString);
  }

  private String token(String... more) {
    var output = new StringWriter();
    assertEquals(0, execute(output, more), errors::toString);
    return output.toString().strip();
  }

  private int execute(StringWriter output, String... more) {
    var arguments = new ArrayList<>(List.of(more));
    add(arguments, "--issuer=https://issuer.test");
    add(arguments, "--audience=haystack");
    add(arguments, "--subject=Ana");
    arguments.add("--keys=" + folder);
    return new CommandLine(new TokenCommand(InstantSource.fixed(NOW)))
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments.toArray(String[]::new));
  }

  private static void add(List<String> arguments, String usual) {
    String name = usual.substring(0, usual.indexOf('=') + 1);
    if (arguments.stream().noneMatch(argument -> argument.startsWith(name))) {
      arguments.add(usual);
    }
  }

  private JsonObject listed() throws IOException {
    return only((JsonObject) Json.parse(Files.readString(folder.resolve("jwks.json"))));
  }

  private static JsonObject only(JsonObject keySet) {
    List<Json> keys = keySet.array("keys").orElseThrow().values();
    assertEquals(1, keys.size());
    return (JsonObject) keys.getFirst();
  }

  private PublicKey key() throws IOException, GeneralSecurityException {
    return publicKey(Base64.getUrlDecoder().decode(listed().string("x").orElseThrow()));
  }

  private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
    byte[] encoded = new byte[PREFIX.length + point.length];
    System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
    System.arraycopy(point, 0, encoded, PREFIX.length, point.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static boolean verifies(PublicKey key, String[] parts) throws GeneralSecurityException {
    var signature = Signature.getInstance("Ed25519");
    signature.initVerify(key);
    signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  private static JsonObject decoded(String part) {
    return (JsonObject) Json.parse(new String(Base64.getUrlDecoder().decode(part), UTF_8));
  }
}
