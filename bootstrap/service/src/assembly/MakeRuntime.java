import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the release with a Java of its own: unpacks the other one, links what of Java it needs, has
 * the service learn its start there, and packs it again. The times of its files stay, for Java
 * looks at them when it takes what was learned.
 */
public final class MakeRuntime {

  /** What the libraries use, and what an operator asks a running Java with. */
  private static final String MODULES =
      "java.logging,java.management,java.naming,java.net.http,java.sql,java.xml"
          + ",jdk.jcmd,jdk.jfr,jdk.management,jdk.net,jdk.unsupported";

  private MakeRuntime() {}

  /**
   * Runs it.
   *
   * @param arguments the checkout's bootstrap folder, the release's name, and its time
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path bootstrap = Path.of(arguments[0]).toRealPath();
    String name = arguments[1];
    String time = arguments[2];
    Path target = bootstrap.resolve("target");
    Path folder = target.resolve("runtime");
    run(List.of("rm", "-rf", folder.toString()));
    Files.createDirectories(folder);
    run(
        List.of(
            "tar", "-xzf", target.resolve(name + ".tar.gz").toString(), "-C", folder.toString()));
    Path home = folder.resolve(name);
    link(home.resolve("runtime"));
    learn(home, bootstrap.getParent().resolve("adapters-outbound/redisson/target/test-classes"));
    pack(target.resolve(name + "-runtime.tar.gz"), folder, name, time);
  }

  private static void link(Path runtime) throws IOException, InterruptedException {
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
            "--add-modules=" + MODULES,
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-6",
            "--output=" + runtime));
  }

  /** Under the launcher's own options, since what was learned fits no others. */
  private static void learn(Path home, Path redis) throws IOException, InterruptedException {
    Path runtime = home.resolve("runtime");
    String java = runtime.resolve("bin/java").toString();
    Path service = home.resolve("lib/service");
    run(
        List.of(
            java,
            "@" + home.resolve("etc/java.options"),
            // what a machine of any size comes to
            "-XX:MaxRAM=1g",
            "-XX:AOTCacheOutput=" + runtime.resolve("haystack-workbench.aot"),
            "-Dhaystack.service=" + service.resolve("haystack.jar"),
            "-jar",
            home.resolve("lib/workbench/haystack-workbench.jar").toString(),
            "rehearse",
            "--cache",
            runtime.resolve("haystack.aot").toString(),
            "--",
            java,
            "-cp",
            redis + ":" + service + "/lib/*",
            "dev.haystack.outbound.redisson.ScriptedRedis"));
  }

  private static void pack(Path archive, Path folder, String name, String time)
      throws IOException, InterruptedException {
    run(
        List.of(
            "tar",
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--mode=u+rw,go+rX,go-w",
            "--mtime=" + time,
            "-C",
            folder.toString(),
            "-czf",
            archive.toString(),
            name));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("ended with " + code + ": " + String.join(" ", command));
    }
  }
}
