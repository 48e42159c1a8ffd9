package dev.haystack.workbench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that writes a bundle for a ticket: what a service tells of itself and answers. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a bundle for a ticket: version, settings without secrets, health, metrics,",
      "threads, the newest log lines and a recording of 30 s by Java. No heap, no content.",
      "A service on this machine is told to write its own part (SIGUSR1).",
      "Exit code 0 if all is there, 1 if a part is missing."
    })
final class DiagnoseCommand implements Callable<Integer> {

  private static final int INCOMPLETE = 1;

  @Mixin private final ServiceAddress service = new ServiceAddress();

  @Option(
      names = "--pid",
      description = "the service's process on this machine; found by its program if not given")
  private @Nullable Long pid;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the bundle, ${DEFAULT-VALUE} if not given; it must not be there")
  private Path target = Path.of("haystack-diagnosis.zip");

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "how long the service may take for its part, ${DEFAULT-VALUE} if not given")
  private int waitSeconds = 60;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter errors = spec.commandLine().getErr();
    if (Files.exists(target)) {
      throw new ParameterException(spec.commandLine(), target + " is there already");
    }
    Map<String, byte[]> outside = new ToldOutside(service.get()).ask();
    List<String> missing = List.of();
    Map<String, byte[]> inside = Map.of();
    try {
      OptionalLong process = pid == null ? ServiceSignal.found() : OptionalLong.of(pid);
      inside = ServiceSignal.to(process.orElseThrow(ServiceSignal::none)).ask(waitSeconds);
    } catch (IOException e) {
      missing = List.of("the process's own part: " + e.getMessage());
    }
    pack(outside, inside);
    spec.commandLine().getOut().println(target);
    spec.commandLine().getOut().flush();
    missing.forEach(what -> errors.println("Missing is " + what));
    boolean isAnswered = outside.keySet().stream().noneMatch(name -> name.endsWith(".failed"));
    if (!isAnswered) {
      errors.println("Missing is what its address answers: see outside/");
    }
    errors.flush();
    return missing.isEmpty() && isAnswered ? 0 : INCOMPLETE;
  }

  private void pack(Map<String, byte[]> outside, Map<String, byte[]> inside) throws IOException {
    try (var zip =
        new ZipOutputStream(Files.newOutputStream(target, StandardOpenOption.CREATE_NEW))) {
      for (var folder : List.of(Map.entry("outside/", outside), Map.entry("inside/", inside))) {
        for (var part : folder.getValue().entrySet()) {
          zip.putNextEntry(new ZipEntry(folder.getKey() + part.getKey()));
          zip.write(part.getValue());
          zip.closeEntry();
        }
      }
    }
  }
}
