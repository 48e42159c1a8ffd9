package dev.haystack.audit;

import dev.haystack.domain.trail.ChainCheck;
import dev.haystack.domain.trail.ChainFault;
import dev.haystack.domain.trail.TrailKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that tells whether a trail is as it was written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Tells whether files are one audit trail as it was written.",
      "AUDIT_KEY, or the file that AUDIT_KEY_FILE names, is the service's.",
      "Exit code 1 if a line was changed, taken out, doubled or moved; the first is named.",
      "A cut end shows only in that the last seq and mac are not those that the log tells."
    })
final class VerifyCommand implements Callable<Integer> {

  private static final int BROKEN = 1;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "the trail's files, also those that were put aside, in any order")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<String, String> environment;

  VerifyCommand() {
    this(System.getenv());
  }

  VerifyCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException {
    List<TrailPart> parts = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(spec.commandLine(), "there is no such file: " + file);
      }
      parts.add(TrailPart.of(file));
    }
    parts.sort(Comparator.comparingLong(TrailPart::first));
    var check = new ChainCheck(key());
    long rest = 0;
    for (TrailPart part : parts) {
      // only behind the last whole line of all can a crash have left anything
      rest = part.read(check, part.equals(parts.getLast()));
    }
    return tell(check, rest);
  }

  private TrailKey key() throws IOException {
    String file = environment.getOrDefault("AUDIT_KEY_FILE", "");
    String text =
        file.isBlank()
            ? environment.getOrDefault("AUDIT_KEY", "")
            : Files.readString(Path.of(file));
    return TrailKey.parse(text.strip())
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "AUDIT_KEY (or the file of AUDIT_KEY_FILE) must be 32 bytes in base64"));
  }

  private int tell(ChainCheck check, long rest) {
    PrintWriter output = spec.commandLine().getOut();
    output.println(
        "%d lines, seq %d to %d, last mac %s"
            .formatted(check.count(), check.first(), check.end().seq(), check.end().mac()));
    if (rest > 0) {
      output.println(
          "Behind them %d bytes of a line that is not whole: it is being written, or a crash cut"
                  .formatted(rest)
              + " it; the next start takes them away.");
    }
    Optional<ChainFault> fault = check.fault();
    fault.ifPresent(
        broken -> output.println("BROKEN at %s: %s".formatted(broken.place(), words(broken))));
    output.flush();
    return fault.isPresent() ? BROKEN : 0;
  }

  private static String words(ChainFault fault) {
    return fault.kind().words();
  }
}
