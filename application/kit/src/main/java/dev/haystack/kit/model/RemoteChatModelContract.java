package dev.haystack.kit.model;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Patience;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a {@link ChatModel} does, beyond {@link ChatModelContract}, whose model is elsewhere: its
 * vendor's server is played from the vendor's happy answers.
 */
public abstract class RemoteChatModelContract extends ChatModelContract {

  /** Stands in the thoughts of {@link #thoughtsAndCalls}, and nowhere in what it says. */
  protected static final String THOUGHT = "canary-thought";

  /** Stands in what {@link #thoughtsAndCalls} wants back, if the vendor wants anything back. */
  protected static final String SIGNATURE = "Y2FuYXJ5LXNpZ25hdHVyZQ";

  private static final Set<ModelFailure> BREAKS =
      Set.of(
          ModelFailure.TRUNCATED,
          ModelFailure.UNAVAILABLE,
          ModelFailure.STALLED,
          ModelFailure.TIMEOUT,
          ModelFailure.INVALID_ANSWER);

  /** The one tool of the requests. */
  protected static final ToolSpecification SEARCH =
      new ToolSpecification(
          "search_clients",
          "Search",
          "Finds \"clients\".",
          Set.of(),
          ToolSource.BACKEND,
          false,
          false,
          (JsonObject) Json.parse("{\"type\":\"object\",\"properties\":{}}"));

  private final List<ScriptedServer> servers = new ArrayList<>();

  /** A model of the vendor whose server is there, with its usual limits. */
  protected abstract ChatModel modelAt(URI server);

  /** The same that asks but once, and waits a second at most for the next bytes. */
  protected abstract ChatModel impatientModelAt(URI server);

  /** An answer of several pieces, the first of them plain letters, one beyond the first plane. */
  protected abstract Cassette text();

  /** An answer that calls {@code search_clients}. */
  protected abstract Cassette calls();

  /** The same with thoughts before; an answer without them if the vendor's models do not think. */
  protected abstract Cassette thoughtsAndCalls();

  /** Is found in a request that offers tools and holds no answer of one. */
  protected abstract String offersTools();

  @AfterEach
  void closeServers() {
    servers.forEach(ScriptedServer::close);
  }

  /** The address of a server that runs this. */
  protected final URI serving(ScriptedServer.Script script) {
    var server = new ScriptedServer(script);
    servers.add(server);
    return server.uri("");
  }

  @Override
  protected ChatModel model() {
    return modelAt(
        serving(new CassettePlayer(Play.whole(), calls().to(offersTools()), text().to(""))));
  }

  @Override
  protected ChatModel pausingModel() {
    return modelAt(serving(new CassettePlayer(Play.hangAfter(begun()), text().to(""))));
  }

  @Override
  protected ModelRequest requestForText() {
    return ModelRequest.prose(
        List.of(new ModelMessage.FromSystem("Be brief."), new ModelMessage.FromUser("Who?")),
        List.of());
  }

  @Override
  protected ModelRequest requestForCalls() {
    return ModelRequest.prose(requestForText().messages(), List.of(SEARCH));
  }

  @Test
  void anUnreachableServerIsUnavailable() {
    var gone = new ScriptedServer(Peer::reset);
    gone.close();

    assertEquals(
        Optional.of(ModelFailure.UNAVAILABLE),
        failure(modelAt(gone.uri("")), requestForText(), _ -> {}));
  }

  @Test
  void interruptingTheWaitForTheFirstByteIsCancelled() throws Exception {
    var player = new CassettePlayer(Play.silence(), text().to(""));
    ChatModel model = modelAt(serving(player));
    var outcome = new CompletableFuture<Optional<ModelFailure>>();
    Thread turn =
        Thread.startVirtualThread(
            () ->
                outcome.complete(
                    failure(model, requestForText(), _ -> {})
                        .filter(_ -> Thread.currentThread().isInterrupted())));
    assertTrue(player.requests().poll(5, SECONDS) != null, "no request");

    turn.interrupt();

    assertEquals(Optional.of(ModelFailure.CANCELLED), outcome.get(5, SECONDS));
  }

  @Test
  void theSameBytesInAnyPiecesAreTheSameAnswer() {
    for (Cassette cassette : List.of(text(), calls(), thoughtsAndCalls())) {
      Said whole = said(cassette, Play.whole());

      assertEquals(whole, said(cassette, Play.byteByByte()));
      assertEquals(whole, said(cassette, Play.withCarriageReturns()));
    }
  }

  @Test
  void anAnswerThatIsCutAnywhereIsWholeOrAFailure() {
    for (Cassette cassette : List.of(text(), calls(), thoughtsAndCalls())) {
      Said whole = said(cassette, Play.whole());
      for (int cut = 0; cut < cassette.length(); cut++) {
        assertWholeOrBroken(whole, cassette, Play.cutAfter(cut), cut);
        assertWholeOrBroken(whole, cassette, Play.resetAfter(cut), cut);
      }
    }
  }

  private void assertWholeOrBroken(Said whole, Cassette cassette, Play play, int cut) {
    var text = new StringBuilder();
    ChatModel model = impatientModelAt(serving(new CassettePlayer(play, cassette.to(""))));
    try {
      assertEquals(whole, Said.of(model.generate(requestForCalls(), text::append)));
    } catch (ModelException e) {
      assertTrue(BREAKS.contains(e.reason()), e.reason() + " after " + cut + " bytes");
      assertTrue(whole.text().startsWith(text.toString()), "other words before the cut");
    }
  }

  @Test
  void aServerThatFallsSilentIsNotWaitedFor() {
    assertEquals(Optional.of(ModelFailure.TIMEOUT), broken(Play.silence()));
    assertEquals(Optional.of(ModelFailure.STALLED), broken(Play.hangAfter(begun())));
  }

  @Test
  void aServerWithATroubleOfItsOwnIsUnavailable() {
    assertEquals(Optional.of(ModelFailure.UNAVAILABLE), broken(Play.status(500, "{}")));
    assertEquals(Optional.of(ModelFailure.UNAVAILABLE), broken(Play.status(503, "")));
  }

  @Test
  void aServerIsAskedNoMoreOftenThanWhoAsksHasPatienceFor() {
    var player = new CassettePlayer(Play.status(503, ""), text().to(""));
    ChatModel model = modelAt(serving(player));
    ModelRequest request = requestForText().with(new Patience(Instant.MAX, 1, Duration.ZERO));

    assertEquals(Optional.of(ModelFailure.UNAVAILABLE), failure(model, request, _ -> {}));
    assertEquals(1, player.requests().size());
  }

  @Test
  void callsThatNobodyAskedForAreDropped() {
    ChatModel model = modelAt(serving(new CassettePlayer(Play.whole(), calls().to(""))));

    ModelReply reply =
        model.generate(ModelRequest.lastOf(requestForText().messages(), List.of(SEARCH)), _ -> {});

    assertEquals(List.of(), reply.calls());
  }

  @Test
  void aClosingRequestNamesItsToolsAndEndsItsInstructionsWithTheOrder() throws Exception {
    var player = new CassettePlayer(Play.whole(), text().to(""));
    ModelRequest request = ModelRequest.lastOf(requestForText().messages(), List.of(SEARCH));

    var _ = modelAt(serving(player)).generate(request, _ -> {});

    String body = player.requests().take().body();
    assertTrue(body.contains(SEARCH.name()), "the tools are not named");
    int order = body.indexOf(request.instructions().getLast());
    assertTrue(order > body.indexOf("Be brief."), "no order behind the instructions");
  }

  @Test
  void aFailureOfAToolReachesTheServer() throws Exception {
    var player = new CassettePlayer(Play.whole(), calls().to(offersTools()), text().to(""));
    ChatModel model = modelAt(serving(player));
    ModelReply reply = model.generate(requestForCalls(), _ -> {});

    var _ = model.generate(answered(requestForCalls(), reply, reply.state(), true), _ -> {});

    var _ = player.requests().take();
    assertTrue(player.requests().take().body().contains("canary-failure"));
  }

  @Test
  void thoughtsAreNeitherHandedOnNorShown() {
    var pieces = new StringBuilder();
    ChatModel model = modelAt(serving(new CassettePlayer(Play.whole(), thoughtsAndCalls().to(""))));

    ModelReply reply = model.generate(requestForCalls(), pieces::append);

    assertFalse(reply.calls().isEmpty());
    for (String shown : List.of(pieces.toString(), reply.text(), reply.toString())) {
      assertFalse(shown.contains(THOUGHT) || shown.contains(SIGNATURE), shown);
    }
  }

  @Test
  void whatAServerWantsBackGoesBackAndNobodyElsesDoes() throws Exception {
    var player =
        new CassettePlayer(Play.whole(), thoughtsAndCalls().to(offersTools()), text().to(""));
    ChatModel model = modelAt(serving(player));
    ModelReply reply = model.generate(requestForCalls(), _ -> {});
    var foreign =
        reply.state().map(own -> new ProviderState(own.vendor(), own.model() + "x", own.state()));

    String with = sent(model, player, reply, reply.state());
    String without = sent(model, player, reply, Optional.empty());
    String another = sent(model, player, reply, foreign);

    assertEquals(reply.state().isPresent(), with.contains(SIGNATURE));
    assertEquals(thoughtsAndCalls().answer().contains(SIGNATURE), reply.state().isPresent());
    assertFalse(without.contains(SIGNATURE) || without.contains(THOUGHT));
    assertEquals(without, another);
  }

  private String sent(
      ChatModel model, CassettePlayer player, ModelReply reply, Optional<ProviderState> state)
      throws InterruptedException {
    player.requests().clear();
    var _ = model.generate(answered(requestForCalls(), reply, state, false), _ -> {});
    return player.requests().take().body();
  }

  private Optional<ModelFailure> broken(Play play) {
    return failure(
        impatientModelAt(serving(new CassettePlayer(play, text().to("")))),
        requestForText(),
        _ -> {});
  }

  private Said said(Cassette cassette, Play play) {
    ChatModel model = impatientModelAt(serving(new CassettePlayer(play, cassette.to(""))));
    return Said.of(model.generate(requestForCalls(), _ -> {}));
  }

  /** How many bytes of the text's answer hold its first piece and no more events than needed. */
  private int begun() {
    var first = new ArrayList<String>();
    var _ =
        modelAt(serving(new CassettePlayer(Play.whole(), text().to(""))))
            .generate(requestForText(), first::add);
    String answer = text().answer();
    int at = answer.indexOf(first.getFirst().strip());
    assertTrue(at >= 0, "the first piece is not plain letters");
    int end = answer.indexOf("\n\n", at);
    return answer.substring(0, end + 2).getBytes(StandardCharsets.UTF_8).length;
  }
}
