package dev.haystack.load;

import dev.haystack.load.process.Cores;
import dev.haystack.load.process.ServiceJar;
import dev.haystack.load.script.ScriptedSettings;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which service is measured. */
final class ServerOptions {

  private static final int ROUNDS_MAX = 100;

  private final Map<String, String> variables;

  @Option(names = "--url", description = "a running service, ws://host:port; none is started")
  private @Nullable URI url;

  @Option(names = "--server-pid", description = "the process of the running service, to watch it")
  private @Nullable Long pid;

  @Option(names = "--server-command", description = "how to start the service, split at blanks")
  private @Nullable String command;

  @Option(
      names = "--server-env",
      paramLabel = "NAME=VALUE",
      description = "a variable for the service that is started; may be repeated")
  private Map<String, String> environment = new LinkedHashMap<>();

  @Option(
      names = "--compare-env",
      paramLabel = "NAME=VALUE",
      description =
          "a variable that is set for one run between two without it; prints the ratio; may be"
              + " repeated")
  private Map<String, String> compared = new LinkedHashMap<>();

  @Option(
      names = "--compare",
      converter = WatchingConverter.class,
      description =
          "logs or traces: the service with them between two runs without; prints the ratio")
  private @Nullable Watching watching;

  @Option(names = "--rounds", description = "runs of what is compared, each between two without")
  private int rounds = 1;

  @Option(
      names = "--ratio-min",
      description = "fail if what is compared carries less per CPU-second than this share")
  private double ratioMin;

  @Option(
      names = "--token",
      description =
          "the token of all users; without it HAYSTACK_TOKEN where a service runs already, or else"
              + " an unsigned one for each")
  private String token = "";

  @Option(names = "--shared-cores", description = "do not give the service a core of its own")
  private boolean sharedCores;

  /** Under these variables of the command itself. */
  ServerOptions(Map<String, String> variables) {
    this.variables = variables;
  }

  Optional<URI> url() {
    return Optional.ofNullable(url);
  }

  OptionalLong pid() {
    return pid == null ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  String token() {
    return token.isEmpty() && url != null ? variables.getOrDefault("HAYSTACK_TOKEN", "") : token;
  }

  Cores cores() {
    return sharedCores || url != null ? Cores.SHARED : Cores.available();
  }

  /** Starts the service that is measured. */
  List<String> command() throws IOException {
    return command == null
        ? ServiceJar.told()
            .orElseThrow(() -> new IOException("without bootstrap/haystack, give --server-command"))
            .command()
        : List.of(command.strip().split("\\s+", -1));
  }

  /** How many runs there are in turns, without and with what is compared. */
  int runs() {
    return isComparing() ? 2 * rounds + 1 : 1;
  }

  /** The share of chunks per CPU-second that must be reached. */
  double ratioMin() {
    return ratioMin;
  }

  /** The variables of the started service; what is compared over the given ones over the usual. */
  Map<String, String> environment(int modelPort, int backendPort, boolean changed) {
    var all = new LinkedHashMap<>(ScriptedSettings.of(modelPort, backendPort));
    if (watching != null) {
      // the scripted practice takes traces, too
      all.putAll(changed ? watching.with(backendPort) : watching.without());
    }
    all.putAll(environment);
    if (changed) {
      all.putAll(compared);
    }
    return all;
  }

  /** What is wrong with the options together, if anything. */
  Optional<String> fault() {
    if (rounds < 1 || rounds > ROUNDS_MAX) {
      return Optional.of("--rounds must be 1 to " + ROUNDS_MAX);
    }
    if (!isComparing() && (rounds > 1 || ratioMin > 0)) {
      return Optional.of("--rounds and --ratio-min need --compare or --compare-env");
    }
    if (url == null) {
      return pid == null
          ? Optional.empty()
          : Optional.of("--server-pid needs --url: a service that is started is known");
    }
    if (!"ws".equals(url.getScheme()) || url.getHost() == null) {
      return Optional.of("--url must look like ws://localhost:8001, not " + url);
    }
    return command == null && environment.isEmpty() && !isComparing()
        ? Optional.empty()
        : Optional.of(
            "--server-command, --server-env, --compare and --compare-env do not go with --url");
  }

  private boolean isComparing() {
    return watching != null || !compared.isEmpty();
  }
}
