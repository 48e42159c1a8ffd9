package dev.haystack.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** A folder with the one key that signs tokens, for its owner's eyes, and the key set of it. */
record KeyFolder(Path folder) {

  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  /** The file for verifiers. */
  Path keySet() {
    return folder.resolve("jwks.json");
  }

  /** The key of this folder, which is made if there is none; the key set is there afterwards. */
  SigningKey key() throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    Path file = folder.resolve("signing-key.pem");
    SigningKey key = Files.exists(file) ? read(file) : made(file);
    Files.writeString(keySet(), key.keySet().text() + "\n");
    return key;
  }

  private static SigningKey made(Path file) throws IOException, GeneralSecurityException {
    SigningKey key = SigningKey.make();
    String text =
        pem(PRIVATE, key.pair().getPrivate().getEncoded())
            + pem(PUBLIC, key.pair().getPublic().getEncoded());
    try {
      // nobody else may read it, not even before it is written
      Files.createFile(file, ownersOnly());
    } catch (FileAlreadyExistsException e) {
      return read(file);
    }
    Files.writeString(file, text, US_ASCII);
    return key;
  }

  private static FileAttribute<?>[] ownersOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static SigningKey read(Path file) throws IOException, GeneralSecurityException {
    String text = Files.readString(file, US_ASCII);
    var keys = KeyFactory.getInstance(SigningKey.ALGORITHM);
    return new SigningKey(
        new KeyPair(
            keys.generatePublic(new X509EncodedKeySpec(decoded(file, text, PUBLIC))),
            keys.generatePrivate(new PKCS8EncodedKeySpec(decoded(file, text, PRIVATE)))));
  }

  private static String pem(String kind, byte[] encoded) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
  }

  private static byte[] decoded(Path file, String text, String kind) throws IOException {
    var block =
        Pattern.compile("-----BEGIN %s-----([A-Za-z0-9+/=\\s]+)-----END".formatted(kind))
            .matcher(text);
    if (!block.find()) {
      throw new IOException(file + " has no " + kind.toLowerCase(Locale.ROOT));
    }
    return Base64.getMimeDecoder().decode(block.group(1));
  }
}
