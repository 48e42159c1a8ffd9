package dev.haystack.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that talks to the assistant in the terminal. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = {
      "Talks to the assistant: one message, or line by line without one.",
      "Ctrl-C stops a running answer, and ends the chat when none is running.",
      "Ends with 0, with 1 if the turn failed, with 2 if there was no connection."
    })
public final class ChatCommand implements Callable<Integer> {

  private static final int INTERRUPTED = 130;

  private final InputStream input;

  @Parameters(arity = "0..1", paramLabel = "MESSAGE", description = "what to say")
  private @Nullable String message;

  @Option(names = "--url", description = "the service, ${DEFAULT-VALUE} if not given")
  private URI url = URI.create("ws://localhost:8001");

  @Option(names = "--token", description = "the caller's access token; HAYSTACK_TOKEN if not given")
  private String token;

  @Option(names = "--profile", description = "the practitioner's profile id")
  private String profile = "";

  @Option(names = "--session", description = "the session to go on with; a new one if not given")
  private String session = "chat-" + UUID.randomUUID();

  @Option(names = "--page", description = "the page the user is on, such as transcribe_page")
  private String page = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Reads lines from the standard input. */
  public ChatCommand() {
    this(System.in, System.getenv());
  }

  ChatCommand(InputStream input, Map<String, String> environment) {
    this.input = input;
    this.token = environment.getOrDefault("HAYSTACK_TOKEN", "");
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkOptions();
    var printer = new ChatPrinter(spec.commandLine().getOut());
    try (var chat = ChatSession.open(url, session, token, profile, printer)) {
      InterruptKey.runs(() -> interrupted(chat));
      if (!page.isEmpty()) {
        chat.showPage(page);
      }
      return (message == null ? converse(chat, printer) : chat.ask(message)).code();
    } catch (ChatException e) {
      spec.commandLine().getErr().println(e.getMessage());
      spec.commandLine().getErr().flush();
      return ChatExit.NO_CONNECTION.code();
    }
  }

  private ChatExit converse(ChatSession chat, ChatPrinter printer)
      throws IOException, InterruptedException {
    printer.line("Session " + session + ". An empty line or Ctrl-D ends the chat.");
    var lines = new BufferedReader(new InputStreamReader(input, UTF_8));
    ChatExit last = ChatExit.OK;
    String line = prompt(lines);
    while (line != null && !line.isBlank()) {
      last = chat.ask(line);
      line = last == ChatExit.NO_CONNECTION ? null : prompt(lines);
    }
    return last;
  }

  private @Nullable String prompt(BufferedReader lines) throws IOException {
    spec.commandLine().getOut().print("> ");
    spec.commandLine().getOut().flush();
    return lines.readLine();
  }

  private void checkOptions() {
    boolean webSocket = "ws".equals(url.getScheme()) || "wss".equals(url.getScheme());
    if (!webSocket || url.getHost() == null) {
      refuse("--url must look like ws://localhost:8001, not " + url);
    }
    if (!session.matches("[A-Za-z0-9._-]{1,128}") || session.matches("\\.{1,2}")) {
      refuse("--session takes 1 to 128 letters, digits, dots, underscores and hyphens");
    }
    if (message != null && message.isBlank()) {
      refuse("the message is blank");
    }
    checkHeader("--token", token);
    checkHeader("--profile", profile);
  }

  private void checkHeader(String option, String value) {
    if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
      refuse(option + " takes visible ASCII characters only");
    }
  }

  private void refuse(String fault) {
    throw new ParameterException(spec.commandLine(), fault);
  }

  private static void interrupted(ChatSession chat) {
    if (!chat.stop()) {
      System.exit(INTERRUPTED);
    }
  }
}
