package dev.haystack.kit.model;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A vendor's server as a script: answers each request with the first cassette that fits it. */
public final class CassettePlayer implements ScriptedServer.Script {

  private final List<Cassette> cassettes;
  private final Play play;
  private final BlockingQueue<Peer.Request> requests = new LinkedBlockingQueue<>();

  public CassettePlayer(Play play, Cassette... cassettes) {
    this.play = play;
    this.cassettes = List.of(cassettes);
  }

  /** What was asked and not yet looked at, in order. */
  public BlockingQueue<Peer.Request> requests() {
    return requests;
  }

  @Override
  public void run(Peer peer) throws Exception {
    while (true) {
      Peer.Request request = peer.request();
      requests.add(request);
      var fitting = cassettes.stream().filter(cassette -> cassette.answers(request)).findFirst();
      if (fitting.isPresent()) {
        play.answer(fitting.get(), peer);
      } else {
        peer.answer(404, "", "no cassette fits");
      }
    }
  }
}
