package dev.haystack.workbench;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says which service a command asks. */
final class ServiceAddress {

  @Option(
      names = "--url",
      description =
          "the service; http://127.0.0.1 at the environment's ADMIN_PORT or PORT, or 8001, if not"
              + " given")
  private @Nullable String url;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Where the service is. */
  URI get() {
    String service = url == null ? here(System.getenv()) : url;
    try {
      var address = URI.create(service);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("(?i)https?")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new ParameterException(spec.commandLine(), "this is no address of a service: " + service);
  }

  /** Where those who watch ask, if that is apart. */
  static String here(Map<String, String> environment) {
    return "http://127.0.0.1:"
        + Stream.of("ADMIN_PORT", "PORT")
            .map(name -> environment.getOrDefault(name, "").strip())
            .filter(port -> !port.isEmpty() && !port.equals("off"))
            .findFirst()
            .orElse("8001");
  }
}
