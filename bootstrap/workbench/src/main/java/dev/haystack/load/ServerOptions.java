package dev.haystack.load;

import dev.haystack.load.process.Cores;
import dev.haystack.load.process.ServiceJar;
import dev.haystack.load.script.ScriptedSettings;
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

  @Option(names = "--token", description = "the token of all users; without it each has an own one")
  private String token = "";

  @Option(names = "--shared-cores", description = "do not give the service a core of its own")
  private boolean sharedCores;

  Optional<URI> url() {
    return Optional.ofNullable(url);
  }

  OptionalLong pid() {
    return pid == null ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  String token() {
    return token;
  }

  Cores cores() {
    return sharedCores || url != null ? Cores.SHARED : Cores.available();
  }

  List<String> command() {
    return command == null
        ? ServiceJar.told().orElseThrow().command()
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
    if (url == null && pid != null) {
      return Optional.of("--server-pid needs --url: a service that is started is known");
    }
    if (url == null) {
      return command == null && ServiceJar.told().isEmpty()
          ? Optional.of("without bootstrap/haystack, --url or --server-command is needed")
          : Optional.empty();
    }
    if (!"ws".equals(url.getScheme()) || url.getHost() == null) {
      return Optional.of("--url must look like ws://localhost:8001, not " + url);
    }
    return command == null && environment.isEmpty() && compared.isEmpty()
        ? Optional.empty()
        : Optional.of("--server-command, --server-env and --compare-env do not go with --url");
  }
}
