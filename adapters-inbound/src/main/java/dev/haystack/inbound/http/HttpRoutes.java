package dev.haystack.inbound.http;

import dev.haystack.application.consent.AnswerConsent;
import dev.haystack.application.document.WriteDocument;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.application.persona.Personas;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.FollowUiState;
import dev.haystack.application.session.OpenSession;
import dev.haystack.application.session.ReadSession;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.application.summary.SummarizeConversations;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.StopTurn;
import dev.haystack.inbound.websocket.WebSocketDoor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All that can be asked by HTTP, and the use cases that answer.
 *
 * @param isWatchedApart whether the numbers and the details of health are told by another listener
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
    StopTurn stopping,
    AnswerConsent answering,
    UpdateUiState updating,
    FollowUiState pages,
    WebSocketDoor sockets,
    SummarizeConversations summaries,
    DocumentWriting documents,
    Personas personas,
    ServiceInfo info,
    ReadHealth health,
    MetricsAccess metrics,
    boolean isWatchedApart,
    Frontends frontends,
    InstantSource clock,
    Supplier<String> ids) {

  /** The formats of numbers. */
  public enum MetricsFormat {
    PLAIN,
    OPEN
  }

  /** What the service says of itself to anybody. */
  public record ServiceInfo(String version, String node, Instant startedAt) {}

  /** The numbers of this moment, as a watching server reads them. */
  public record MetricsText(String mediaType, String text) {}

  /** The writing of documents, and how long one may take. */
  public record DocumentWriting(WriteDocument useCase, Duration timeMax) {}

  List<Route> all() {
    return Stream.of(
            new SessionRoutes(opening, reading, deletion, stopping, answering, ids).all(),
            isWatchedApart ? told().brief() : told().all(),
            new ListeningRoutes(leases, door(false), updating, sockets, clock, ids).all(),
            new ContractRoutes().all(),
            List.of(
                new PersonaRoute(personas, ids).route(),
                new ChatRoute(leases, door(false), ids).route(),
                new SummaryRoute(leases, summaries, ids).route(),
                new DocumentRoute(leases, documents, ids).route()),
            frontends.open().stream().flatMap(this::routes).toList())
        .flatMap(List::stream)
        .toList();
  }

  /** What those who watch can ask. */
  List<Route> admin() {
    return told().all();
  }

  private InfoRoutes told() {
    return new InfoRoutes(info, health, metrics);
  }

  private Stream<Route> routes(Frontend frontend) {
    TurnDoor door = door(frontends.stopOnLeave().contains(frontend));
    var data = new PageData(frontends.clientDataBytesMax());
    var states = new PageStates(reading, updating, clock);
    return switch (frontend) {
      case AG_UI ->
          new AgUiRoute(leases, door, reading, pages, states, data, answering, ids).all().stream();
      case AI_SDK -> new AiSdkRoutes(leases, door, states, data, ids).all().stream();
      case OPENAI -> new OpenAiRoutes(leases, door, data, clock, ids).all().stream();
    };
  }

  private TurnDoor door(boolean stopsOnLeave) {
    return new TurnDoor(turns, following, stopping, stopsOnLeave);
  }
}
