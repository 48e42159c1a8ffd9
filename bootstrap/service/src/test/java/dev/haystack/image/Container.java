package dev.haystack.image;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs an image's own command on its own file system, which nobody can write to but for {@code
 * /tmp}, as its own user: as root by a change of root, else in namespaces of its own. The network
 * is the machine's.
 */
record Container(Path root, JsonObject configuration) {

  private static final String MOUNTED =
      """
      set -e
      root=$1; shift
      mount --make-rprivate /
      mount --bind "$root" "$root"
      mount -o remount,bind,ro "$root"
      mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
      mount --rbind /proc "$root/proc"
      mount --rbind /dev "$root/dev"
      """;
  private static final String BY_ROOT =
      "exec chroot --userspec=10001:10001 --groups=10001 \"$root\" \"$@\"";
  private static final String BY_ANYBODY =
      "exec unshare --map-user=10001 --map-group=10001 --root=\"$root\" \"$@\"";

  /** With the folders that a runtime of containers mounts something at. */
  static Container of(ImageTar image) throws IOException {
    Path root = image.root();
    for (String mounted : List.of("proc", "dev", "tmp")) {
      Files.createDirectories(root.resolve(mounted));
    }
    return new Container(root, image.configuration().object("config").orElseThrow());
  }

  /** Starts it with these variables beside those of the image. */
  Process start(Map<String, String> environment, Path output, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.addAll(isRoot() ? List.of("unshare", "-m") : List.of("unshare", "-rm"));
    command.addAll(List.of("sh", "-c", MOUNTED + (isRoot() ? BY_ROOT : BY_ANYBODY), "sh"));
    command.add(root.toString());
    command.addAll(strings("Entrypoint").toList());
    command.addAll(arguments.length == 0 ? strings("Cmd").toList() : List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    strings("Env")
        .forEach(
            pair ->
                builder
                    .environment()
                    .put(
                        pair.substring(0, pair.indexOf('=')),
                        pair.substring(pair.indexOf('=') + 1)));
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  Stream<String> strings(String name) {
    return configuration.array(name).stream().flatMap(all -> all.strings());
  }

  /** Fails with words where neither way is open. */
  static void isPossible() throws IOException {
    if (!isRoot() && Programs.code(List.of("unshare", "-rm", "true")) != 0) {
      throw new AssertionError(
          "The image's test needs namespaces of users (sysctl kernel.unprivileged_userns_clone=1,"
              + " util-linux), or root.");
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
