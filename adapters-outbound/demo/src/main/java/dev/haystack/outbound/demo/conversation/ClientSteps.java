package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The steps that lead from a name to one client. */
final class ClientSteps {

  private ClientSteps() {}

  /** Searches the client that the question names; a question without a name means the last one. */
  static Step search() {
    Step search = Step.call("Let me look that up. ", "search_clients", Arguments::nameAsQuery);
    return turn -> Names.in(turn.question()).isPresent() ? search.next(turn) : Optional.empty();
  }

  /** Ends the turn if nobody was found. */
  static Step found() {
    return Step.endIf(
        turn -> turn.hasCalled("search_clients") && turn.client().isEmpty(),
        turn -> "I found no client named " + Names.in(turn.question()).orElse("") + ".");
  }

  /** Ends the turn with a question if several were found and only one can be meant. */
  static Step unambiguous() {
    return Step.endIf(
        turn -> turn.objects("search_clients").size() > 1,
        turn ->
            "There are several: "
                + names(turn.objects("search_clients"))
                + ". Whom do you mean? Please give me the full name.");
  }

  static String names(List<JsonObject> clients) {
    return clients.stream().map(ClientSteps::name).collect(Collectors.joining(", "));
  }

  static String name(JsonObject client) {
    return client.text("name").or(() -> client.text("client_name")).orElse("the client");
  }
}
