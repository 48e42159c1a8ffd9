package dev.haystack.contract;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.TestIssuer;
import dev.haystack.testkit.TrailFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A service with keys, one without, and whoever asks them. */
final class MatrixHouse implements AutoCloseable {

  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final TestIssuer issuer = new TestIssuer();
  private final TrailFiles trails = new TrailFiles();
  private final RunningService sure =
      RunningService.start(model, practice, trails.with("sure", issuer.settings()));
  private final RunningService unsure =
      RunningService.start(
          model, practice, trails.with("unsure", TestIssuer.settings("no-such-keys.json")));
  private final AtomicInteger sessions = new AtomicInteger();

  MatrixHouse() {
    model.always(
        request ->
            ModelScript.says(
                request.has("response_format") ? LoopbackModel.CLEAN : "# Note\nDone."));
  }

  RunningService at(Column column) {
    return column == Column.UNCHECKED ? unsure : sure;
  }

  /** What the trail of that column's service holds. */
  List<JsonObject> trail(Column column) {
    return trails.lines(column == Column.UNCHECKED ? "unsure" : "sure");
  }

  /** The headers with which it is asked. */
  String[] headers(Column column) {
    List<String> headers = new ArrayList<>();
    if (column != Column.NONE) {
      headers.addAll(List.of("Authorization", "Bearer " + token(column)));
    }
    if (column == Column.FOREIGN_PROFILE) {
      headers.addAll(List.of("ProfileID", TestIssuer.profile("ben")));
    }
    return headers.toArray(String[]::new);
  }

  String token(Column column) {
    return switch (column) {
      case NONE -> "";
      case BAD -> "a.b.c";
      case EXPIRED -> issuer.expired("ann");
      case UNCHECKED, FOREIGN_PROFILE, FOREIGN_SESSION, GOOD -> issuer.token("ann");
    };
  }

  /** What the owner finds in the session of that column. */
  String state(Column column, String session) {
    return sure.getOk("/sessions/" + session + "/state", "Authorization", owner(column)).text();
  }

  private String owner(Column column) {
    return "Bearer " + issuer.token(column == Column.FOREIGN_SESSION ? "ben" : "ann");
  }

  /** A session that is Ann's, but where another's is to be asked for. */
  String session(Column column) {
    return sure.post("/sessions", "{}", "Authorization", owner(column))
        .string("session_id")
        .orElseThrow();
  }

  String unknownSession() {
    return "unknown-" + sessions.incrementAndGet();
  }

  /** A socket; pages come with an origin, and others cannot come without a token. */
  ChatClient socket(Column column, String session) {
    RunningService service = at(column);
    var address = service.socket(session);
    var headers = new ArrayList<>(List.of(headers(column)));
    headers.addAll(List.of("Origin", "http://127.0.0.1:" + address.getPort()));
    return ChatClient.connect(address, headers.toArray(String[]::new));
  }

  @Override
  public void close() {
    sure.close();
    unsure.close();
    model.close();
    practice.close();
    issuer.close();
    trails.close();
  }
}
