package dev.haystack.outbound.redisson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers commands as a Redis does that has one node as its only client, so that the Java machine
 * can note what a service with Redis does where there is none. It keeps hardly anything: the node
 * is taken by its word. Safe for use by many threads.
 */
final class RedisRehearsal {

  static final String NOTHING = "$-1\r\n";
  private static final String DONE = "+OK\r\n";

  private final RehearsedSessions sessions = new RehearsedSessions();
  private final Map<String, BiFunction<List<String>, List<String>, String>> scripts =
      Map.ofEntries(
          Map.entry(
              RedissonProbe.LOOK.digest(),
              (_, _) -> many(text("rehearsal"), number(System.nanoTime()), text("run"), text(""))),
          Map.entry(RedissonProbe.EPOCH_CALL.script().digest(), (_, _) -> text("rehearsal")),
          Map.entry(JoinedScript.SCRIPT.digest(), this::joined),
          Map.entry(LineScripts.STAND.digest(), (_, arguments) -> stand(arguments)),
          Map.entry(LineScripts.LEAVE.digest(), (_, _) -> many()),
          Map.entry(LineScripts.HOLDERS.digest(), (_, _) -> many()),
          Map.entry(SessionScripts.EXCHANGE.digest(), sessions::exchange),
          Map.entry(SessionScripts.PAGE_LINE.digest(), (_, _) -> NOTHING),
          Map.entry(SessionScripts.SET_CONTEXT.digest(), sessions::setContext),
          Map.entry(LogScripts.LOOK.digest(), (_, arguments) -> look(arguments)),
          Map.entry(LogScripts.APPEND.digest(), (_, arguments) -> append(arguments)),
          Map.entry(UiScripts.LOOK.digest(), (_, _) -> NOTHING),
          Map.entry(UiScripts.WRITE.digest(), (_, arguments) -> written(arguments)),
          Map.entry(OutboxScripts.CLAIM.digest(), (_, _) -> many()),
          Map.entry(OutboxScripts.COUNT.digest(), (_, _) -> many(number(0), number(0))));

  /** The answer to a command, as it is sent. */
  byte[] answer(List<String> command) {
    return answerText(command).getBytes(UTF_8);
  }

  private String answerText(List<String> command) {
    return switch (command.getFirst()) {
      case "EVALSHA" -> script(command);
      case "EVAL" -> number(1);
      case "PING" -> "+PONG\r\n";
      case "SUBSCRIBE" -> many(text("subscribe"), text(command.get(1)), number(1));
      case "PUBLISH" -> number(0);
      default -> DONE;
    };
  }

  private String script(List<String> command) {
    int arguments = 3 + Integer.parseInt(command.get(2));
    return script(
        command.get(1), command.subList(3, arguments), command.subList(arguments, command.size()));
  }

  private String script(String digest, List<String> keys, List<String> arguments) {
    var script = scripts.get(digest);
    return script == null ? number(1) : script.apply(keys, arguments);
  }

  private String joined(List<String> keys, List<String> arguments) {
    int count = Integer.parseInt(arguments.getFirst());
    int key = 0;
    int argument = 1 + 3 * count;
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String part = JoinedScript.PARTS.get(Integer.parseInt(arguments.get(1 + 3 * i)) - 1).digest();
      int keyEnd = key + Integer.parseInt(arguments.get(2 + 3 * i));
      int end = argument + Integer.parseInt(arguments.get(3 + 3 * i));
      answers.add(
          many(
              text(""), script(part, keys.subList(key, keyEnd), arguments.subList(argument, end))));
      key = keyEnd;
      argument = end;
    }
    return all(answers.stream());
  }

  private static String stand(List<String> arguments) {
    int first = 6 + Integer.parseInt(arguments.get(5));
    int claims = (arguments.size() - first) / 3;
    return all(
        IntStream.range(0, claims)
            .boxed()
            .flatMap(_ -> Stream.of(text("held"), text(Long.toString(System.nanoTime())))));
  }

  private static String written(List<String> arguments) {
    return many(
        text("written"), text(arguments.getFirst()), number(Long.parseLong(arguments.get(5))));
  }

  private static String look(List<String> arguments) {
    String made = arguments.get(4);
    return made.isEmpty()
        ? view(arguments.get(6), arguments.get(7), arguments)
        : view(made, "0", arguments);
  }

  private static String append(List<String> arguments) {
    return view(arguments.get(4), arguments.get(arguments.size() - 2), arguments);
  }

  private static String view(String epoch, String last, List<String> arguments) {
    return many(text(epoch), text(last), text(arguments.get(5)), text(arguments.get(0)), text("0"));
  }

  static String text(String value) {
    return "$" + value.getBytes(UTF_8).length + "\r\n" + value + "\r\n";
  }

  static String number(long value) {
    return ":" + value + "\r\n";
  }

  static String many(String... values) {
    return "*" + values.length + "\r\n" + String.join("", values);
  }

  static String all(Stream<String> values) {
    return many(values.toArray(String[]::new));
  }
}
