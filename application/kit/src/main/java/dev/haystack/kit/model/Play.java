package dev.haystack.kit.model;

import java.util.Arrays;

/** How a server plays a cassette: as it is, or with a fault that servers have. */
@FunctionalInterface
public interface Play {

  /** Answers a request whose connection stays open behind it. */
  void answer(Cassette cassette, Peer peer) throws Exception;

  /** All at once. */
  static Play whole() {
    return (cassette, peer) -> begin(cassette, peer).chunk(cassette.bytes()).end();
  }

  /** In pieces of one byte. */
  static Play byteByByte() {
    return (cassette, peer) -> {
      begin(cassette, peer);
      for (byte single : cassette.bytes()) {
        peer.chunk(new byte[] {single});
      }
      peer.end();
    };
  }

  /** With the other end of lines. */
  static Play withCarriageReturns() {
    return (cassette, peer) ->
        whole()
            .answer(
                cassette.answering(cassette.answer().replace("\r\n", "\n").replace("\n", "\r\n")),
                peer);
  }

  /** These first bytes and a good end. */
  static Play cutAfter(int bytes) {
    return (cassette, peer) -> first(bytes, cassette, peer).end();
  }

  /** These first bytes, and the connection is gone. */
  static Play resetAfter(int bytes) {
    return (cassette, peer) -> first(bytes, cassette, peer).reset();
  }

  /** These first bytes, and nothing until the client goes. */
  static Play hangAfter(int bytes) {
    return (cassette, peer) -> first(bytes, cassette, peer).awaitClose();
  }

  /** Nothing at all until the client goes. */
  static Play silence() {
    return (_, peer) -> peer.awaitClose();
  }

  /** A status in place of an answer. */
  static Play status(int status, String body) {
    return (_, peer) -> peer.answer(status, "Content-Type: application/json\r\n", body);
  }

  private static Peer first(int bytes, Cassette cassette, Peer peer) throws Exception {
    begin(cassette, peer);
    return bytes == 0 ? peer : peer.chunk(Arrays.copyOf(cassette.bytes(), bytes));
  }

  private static Peer begin(Cassette cassette, Peer peer) throws Exception {
    return peer.send(
        "HTTP/1.1 200 OK\r\nContent-Type: "
            + cassette.type()
            + "\r\nTransfer-Encoding: chunked\r\n\r\n");
  }
}
