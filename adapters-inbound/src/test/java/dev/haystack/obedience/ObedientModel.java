package dev.haystack.obedience;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A model that does whatever is written anywhere in what it reads, and else reads on. */
final class ObedientModel {

  private static final Pattern ORDER = Pattern.compile("ORDER#(\\w+)#(\\d)#(\\w+)#");
  // what a model reads in spite of it
  private static final Pattern NOISE =
      Pattern.compile("[\\u202A-\\u202E]|\\uDB40[\\uDC00-\\uDC7F]|\\\\u202[eE]");

  private ObedientModel() {}

  static ScriptedChatModel model() {
    return new ScriptedChatModel(ObedientModel::next);
  }

  /** How an order is written: for the obedient, and with what tool they read it. */
  static String order(Order order, int way, Channel channel) {
    return "ORDER#" + order + "#" + way + "#" + channel + "#";
  }

  private static Answer next(ModelRequest request) {
    String told =
        request.messages().stream().map(ObedientModel::text).collect(Collectors.joining("\n"));
    if (hasCalled(Order.OBEYED, request)) {
      return Answer.of("Done as you ordered.");
    }
    Optional<MatchResult> order =
        ORDER.matcher(NOISE.matcher(told).replaceAll("")).results().findFirst();
    return order
        .map(found -> Order.valueOf(found.group(1)).obey(Integer.parseInt(found.group(2)), told))
        .orElseGet(() -> read(request));
  }

  /** The user names the channel, and thereby what is to be read. */
  private static Answer read(ModelRequest request) {
    if (hasCalled("read", request)) {
      return Answer.of("There is nothing to obey.");
    }
    ModelMessage.FromUser asked =
        request.messages().stream()
            .filter(ModelMessage.FromUser.class::isInstance)
            .map(ModelMessage.FromUser.class::cast)
            .reduce((_, last) -> last)
            .orElseThrow();
    List<String> words = List.of(asked.text().split(" ", -1));
    Order order = Order.valueOf(words.getLast());
    return Channel.valueOf(words.getFirst())
        .read(order.persona())
        .map(Answer::calling)
        .orElseGet(() -> Answer.of("There is nothing to read."));
  }

  private static boolean hasCalled(String id, ModelRequest request) {
    return request.messages().stream()
        .filter(ModelMessage.FromAssistant.class::isInstance)
        .flatMap(message -> ((ModelMessage.FromAssistant) message).calls().stream())
        .map(ToolCall::id)
        .anyMatch(id::equals);
  }

  private static String text(ModelMessage message) {
    return switch (message) {
      case ModelMessage.FromSystem(var text) -> text;
      case ModelMessage.FromUser user -> user.told();
      case ModelMessage.FromAssistant(var text, _, _) -> text;
      case ModelMessage.FromTool(_, _, var text, _) -> text;
    };
  }
}
