package dev.haystack.inbound.http;

import dev.haystack.application.document.WriteDocument;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.persona.Personas;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.OpenSession;
import dev.haystack.application.session.ReadSession;
import dev.haystack.application.summary.SummarizeConversations;
import dev.haystack.application.turn.RunTurn;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All that can be asked by HTTP, and the use cases that answer.
 *
 * @param ids for new sessions, so nobody may be able to guess them
 */
public record HttpRoutes(
    IdentifyCaller identification,
    CallerLeases leases,
    OpenSession opening,
    ReadSession reading,
    DeleteSession deletion,
    FollowSession following,
    RunTurn turns,
    SummarizeConversations summaries,
    DocumentWriting documents,
    Personas personas,
    ReadHealth health,
    Function<MetricsFormat, MetricsText> metrics,
    Supplier<String> ids) {

  /** The formats of numbers. */
  public enum MetricsFormat {
    PLAIN,
    OPEN
  }

  /** The numbers of this moment, as a watching server reads them. */
  public record MetricsText(String mediaType, String text) {}

  /** The writing of documents, and how long one may take. */
  public record DocumentWriting(WriteDocument useCase, Duration timeMax) {}

  List<Route> all() {
    return Stream.of(
            new SessionRoutes(opening, reading, deletion, ids).all(),
            new InfoRoutes(personas, health, metrics, ids).all(),
            new ContractRoutes().all(),
            List.of(
                new ChatRoute(leases, turns, following, ids).route(),
                new SummaryRoute(leases, summaries, ids).route(),
                new DocumentRoute(leases, documents, ids).route()))
        .flatMap(List::stream)
        .toList();
  }
}
