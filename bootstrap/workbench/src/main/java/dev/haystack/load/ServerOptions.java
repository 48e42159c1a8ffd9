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

  /** The variables whose effect is asked for. */
  Map<String, String> compared() {
    return compared;
  }

  /** The variables of the started service: these over the given ones. */
  Map<String, String> environment(int modelPort, int backendPort, Map<String, String> over) {
    var all = new LinkedHashMap<>(ScriptedSettings.of(modelPort, backendPort));
    all.putAll(environment);
    all.putAll(over);
    return all;
  }

  /** What is wrong with the options together, if anything. */
  Optional<String> fault() {
    if (url == null) {
      return pid == null
          ? Optional.empty()
          : Optional.of("--server-pid needs --url: a service that is started is known");
    }
    if (!"ws".equals(url.getScheme()) || url.getHost() == null) {
      return Optional.of("--url must look like ws://localhost:8001, not " + url);
    }
    return command == null && environment.isEmpty() && compared.isEmpty()
        ? Optional.empty()
        : Optional.of("--server-command, --server-env and --compare-env do not go with --url");
  }
}
