package dev.haystack.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
      "It pretends to be a page, which does what the assistant asks of it.",
      "On a terminal it asks before a tool writes, where the service wants a yes for that.",
      "Ctrl-C stops a running answer, and ends the chat when none is running.",
      "Ends with 0, with 1 if a turn failed, with 2 if there was no connection."
    })
public final class ChatCommand implements Callable<Integer> {

  private static final int INTERRUPTED = 130;

  private final InputStream input;
  private final boolean isTerminal;

  @Parameters(arity = "0..1", paramLabel = "MESSAGE", description = "what to say")
  private @Nullable String message;

  @Option(
      names = "--url",
      description = "the service; ws://127.0.0.1 at the environment's PORT, or 8001, if not given")
  private String url;

  @Option(names = "--token", description = "the caller's access token; HAYSTACK_TOKEN if not given")
  private String token;

  @Option(names = "--profile", description = "the practitioner's profile id")
  private String profile = "";

  @Option(names = "--session", description = "the session to go on with; a new one if not given")
  private String session = "chat-" + UUID.randomUUID();

  @Option(names = "--page", description = "the page the user is on, ${DEFAULT-VALUE} if not given")
  private String page = "transcribe_page";

  @Option(names = "--json", description = "one line of JSON for each event, for scripts")
  private boolean json;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "how long to wait for a service that went away, ${DEFAULT-VALUE} if not given")
  private int waitSeconds = 30;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Reads lines from the standard input. */
  public ChatCommand() {
    this(
        System.in,
        System.getenv(),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  ChatCommand(InputStream input, Map<String, String> environment, boolean isTerminal) {
    this.input = input;
    this.isTerminal = isTerminal;
    this.url = ChatAddress.here(environment);
    this.token = environment.getOrDefault("HAYSTACK_TOKEN", "");
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ChatAddress address = checkedOptions();
    PrintWriter output = spec.commandLine().getOut();
    var lines = new BufferedReader(new InputStreamReader(input, UTF_8));
    boolean isAsked = isTerminal && !json;
    ChatView view = json ? new ChatLines(output) : new ChatPrinter(output);
    try (var door = ChatDoor.of(address, session, token, profile);
        var chat =
            ChatSession.open(
                door,
                new ChatPage(page, new ChatDocuments(door, view)),
                view,
                new ChatConsent(lines, output, isAsked),
                Duration.ofSeconds(waitSeconds))) {
      InterruptKey.runs(() -> interrupted(chat));
      return (message == null ? converse(chat, lines, isAsked) : chat.ask(message)).code();
    } catch (ChatException e) {
      spec.commandLine().getErr().println(e.getMessage());
      spec.commandLine().getErr().flush();
      return ChatExit.NO_CONNECTION.code();
    }
  }

  private ChatExit converse(ChatSession chat, BufferedReader lines, boolean isAsked)
      throws IOException, InterruptedException {
    if (isAsked) {
      print("Session " + session + ". An empty line or Ctrl-D ends the chat.\n");
    }
    ChatExit worst = ChatExit.OK;
    String line = next(lines, isAsked);
    // in a pipe an empty line is none, and all are asked
    while (line != null && !(isAsked && line.isBlank()) && worst != ChatExit.NO_CONNECTION) {
      worst = line.isBlank() ? worst : worst.or(chat.ask(line));
      line = worst == ChatExit.NO_CONNECTION ? null : next(lines, isAsked);
    }
    return worst;
  }

  private @Nullable String next(BufferedReader lines, boolean isAsked) throws IOException {
    if (isAsked) {
      print("> ");
    }
    return lines.readLine();
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private ChatAddress checkedOptions() {
    if (waitSeconds < 0) {
      refuse("--wait takes a number of seconds");
    }
    if (!session.matches("[A-Za-z0-9._-]{1,128}") || session.matches("\\.{1,2}")) {
      refuse("--session takes 1 to 128 letters, digits, dots, underscores and hyphens");
    }
    if (message != null && message.isBlank()) {
      refuse("the message is blank");
    }
    checkHeader("--token", token);
    checkHeader("--profile", profile);
    return ChatAddress.of(url)
        .orElseThrow(() -> refusal("--url must look like ws://localhost:8001, not " + url));
  }

  private void checkHeader(String option, String value) {
    if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
      refuse(option + " takes visible ASCII characters only");
    }
  }

  private void refuse(String fault) {
    throw refusal(fault);
  }

  private ParameterException refusal(String fault) {
    return new ParameterException(spec.commandLine(), fault);
  }

  private static void interrupted(ChatSession chat) {
    if (!chat.stop()) {
      System.exit(INTERRUPTED);
    }
  }
}
