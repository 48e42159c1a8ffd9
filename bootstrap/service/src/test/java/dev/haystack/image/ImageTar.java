package dev.haystack.image;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** An image of OCI's layout, whose tar was unpacked into a folder. */
record ImageTar(Path folder) {

  private static final Path PACKED = Path.of("../target");

  /** The one that the build has made. */
  static ImageTar unpackedInto(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(PACKED, "haystack-*-image.tar")) {
      Path tar = files.iterator().next();
      var _ = Programs.said(List.of("tar", "-xf", tar.toString(), "-C", folder.toString()));
      return new ImageTar(folder);
    }
  }

  /** What the index names, which is one. */
  JsonObject named() throws IOException {
    var index = (JsonObject) Json.parse(Files.readString(folder.resolve("index.json")));
    return index.array("manifests").orElseThrow().objects().findFirst().orElseThrow();
  }

  JsonObject manifest() throws IOException {
    return read(named());
  }

  JsonObject configuration() throws IOException {
    return read(manifest().object("config").orElseThrow());
  }

  List<JsonObject> layers() throws IOException {
    return manifest().array("layers").orElseThrow().objects().toList();
  }

  /** Lays one layer above the other, as the root of a file system. */
  Path root() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    for (JsonObject layer : layers()) {
      var _ =
          Programs.said(
              List.of(
                  "tar",
                  "-xzpf",
                  blob(layer).toString(),
                  "--no-same-owner",
                  "-C",
                  root.toString()));
    }
    return root;
  }

  /** Where it lies by its digest. */
  Path blob(JsonObject descriptor) {
    String digest = descriptor.string("digest").orElseThrow();
    return folder.resolve("blobs").resolve(digest.replace(':', '/'));
  }

  /** What its bytes come to. */
  static String digest(Path file) throws IOException {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return "sha256:" + HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private JsonObject read(JsonObject descriptor) throws IOException {
    return (JsonObject) Json.parse(Files.readString(blob(descriptor)));
  }
}
