package dev.haystack.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.haystack.load.wire.TestPeer;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;

/** One turn of the relay. */
final class RelayTurn {

  private static final String CONTENT = "\"content\":\"";

  private final TestPeer peer;
  private final Socket model;
  private final boolean joined;
  private final byte[] buffer = new byte[64 << 10];
  private volatile boolean stopped;
  private String rest = "";

  RelayTurn(TestPeer peer, Socket model, boolean joined) {
    this.peer = peer;
    this.model = model;
    this.joined = joined;
  }

  void stop() {
    stopped = true;
    try {
      model.close();
    } catch (IOException e) {
      // closed already
    }
  }

  void run() {
    peer.send("{\"type\":\"typing_indicator\",\"typing\":true,\"seq\":" + peer.nextSeq() + "}");
    try {
      boolean done = false;
      while (!done) {
        int count = model.getInputStream().read(buffer);
        if (count < 0) {
          throw new IOException("the model broke off");
        }
        String text = rest + new String(buffer, 0, count, ISO_8859_1);
        done = text.contains("[DONE]");
        int end = text.lastIndexOf("\n\n") + 2;
        rest = text.substring(Math.max(end, 0));
        forward(text.substring(0, Math.max(end, 0)));
      }
    } catch (IOException e) {
      stopped = true;
    }
    String reason = stopped ? "stopped" : "stop";
    peer.send(
        "{\"type\":\"message_complete\",\"finish_reason\":\""
            + reason
            + "\",\"seq\":"
            + peer.nextSeq()
            + "}",
        "{\"type\":\"typing_indicator\",\"typing\":false,\"seq\":" + peer.nextSeq() + "}");
  }

  private void forward(String events) {
    var contents = new ArrayList<String>();
    for (int at = events.indexOf(CONTENT); at >= 0; at = events.indexOf(CONTENT, at)) {
      int from = at + CONTENT.length();
      at = events.indexOf('"', from);
      if (at > from) {
        contents.add(events.substring(from, at));
      }
    }
    if (joined && contents.size() > 1) {
      String head =
          "{\"type\":\"text_chunk\",\"session_id\":\"s\",\"turn_id\":\"t\",\"first_seq\":";
      long first = peer.nextSeq();
      long seq = first;
      for (int i = 1; i < contents.size(); i++) {
        seq = peer.nextSeq();
      }
      String text = String.join("", contents);
      peer.send(head + first + ",\"seq\":" + seq + ",\"content\":\"" + text + "\"}");
    } else {
      String head = "{\"type\":\"text_chunk\",\"session_id\":\"s\",\"turn_id\":\"t\",\"seq\":";
      peer.send(
          contents.stream()
              .map(content -> head + peer.nextSeq() + ",\"content\":\"" + content + "\"}")
              .toArray(String[]::new));
    }
  }
}
