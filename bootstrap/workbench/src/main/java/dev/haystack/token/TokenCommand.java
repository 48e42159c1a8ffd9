package dev.haystack.token;

import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that signs a token, for trying a service that verifies them. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints a signed token, for trying a service that verifies tokens.",
      "Makes a key and its key set first, where there are none."
    })
public final class TokenCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int MINUTES_MAX = 60 * 24 * 366;

  private final InstantSource clock;

  @Option(names = "--issuer", required = true, description = "who the token is from")
  private String issuer = "";

  @Option(names = "--audience", required = true, description = "the service it is for")
  private String audience = "";

  @Option(names = "--subject", required = true, description = "the user")
  private String subject = "";

  @Option(names = "--profile", description = "the user's profile")
  private String profile = "";

  @Option(names = "--minutes", description = "how long it is good, ${DEFAULT-VALUE} if not given")
  private int minutes = 60;

  @Option(names = "--keys", description = "the folder of the key, ${DEFAULT-VALUE} if not given")
  private Path keys = Path.of("haystack-keys");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** By the clock of this machine. */
  public TokenCommand() {
    this(InstantSource.system());
  }

  TokenCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws GeneralSecurityException {
    check("--issuer", issuer);
    check("--audience", audience);
    check("--subject", subject);
    if (minutes < 1 || minutes > MINUTES_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--minutes must be 1 to " + MINUTES_MAX + ", not " + minutes);
    }
    var folder = new KeyFolder(keys);
    PrintWriter errors = spec.commandLine().getErr();
    try {
      spec.commandLine().getOut().println(folder.key().sign(claims()));
    } catch (IOException e) {
      errors.println("The key cannot be read or written: " + e.getMessage());
      return FAILED;
    }
    errors.printf(
        "Good for %d minutes. Start the service with%n"
            + "  AUTH_MODE=jwt JWT_JWKS=%s JWT_ISSUER=%s JWT_AUDIENCE=%s haystack serve%n"
            + "and give the token to chat or load with --token, or as HAYSTACK_TOKEN.%n",
        minutes, word(folder.keySet().toAbsolutePath().toString()), word(issuer), word(audience));
    return 0;
  }

  private JsonObject claims() {
    long now = clock.instant().getEpochSecond();
    return JsonObject.builder()
        .put("iss", issuer)
        .put("aud", audience)
        .put("sub", subject)
        .putUnlessEmpty("profile_id", profile)
        .put("iat", now)
        .put("exp", now + Duration.ofMinutes(minutes).toSeconds())
        .build();
  }

  private void check(String option, String value) {
    if (value.isBlank()) {
      throw new ParameterException(spec.commandLine(), option + " must not be blank");
    }
  }

  /** As a shell reads it. */
  private static String word(String text) {
    return text.matches("[A-Za-z0-9@%+=:,./_-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
