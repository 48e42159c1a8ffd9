package dev.haystack.outbound.redisson.testkit;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection through the proxy: data is always taken, and given on as the gates allow. */
final class FaultyLink {

  private static final byte[] END = {};
  private static final int PIECE_BYTES = 16 << 10;

  private final Socket client;
  private final Socket server;
  private final Consumer<FaultyLink> ended;
  private final AtomicInteger directionsEnded = new AtomicInteger();

  FaultyLink(Socket client, Socket server, Consumer<FaultyLink> ended) {
    this.client = client;
    this.server = server;
    this.ended = ended;
  }

  void start(Gate toServer, Gate toClient) {
    join(client, server, toServer);
    join(server, client, toClient);
  }

  private void join(Socket from, Socket to, Gate gate) {
    BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> take(from, pieces));
    Thread.ofVirtual().start(() -> give(pieces, from, to, gate));
  }

  private static void take(Socket from, BlockingQueue<byte[]> pieces) {
    byte[] buffer = new byte[PIECE_BYTES];
    try {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        pieces.add(Arrays.copyOf(buffer, n));
      }
    } catch (IOException _) {
      // broken is an end like any other
    }
    pieces.add(END);
  }

  private void give(BlockingQueue<byte[]> pieces, Socket from, Socket to, Gate gate) {
    try {
      for (byte[] piece = pieces.take(); piece.length > 0; piece = pieces.take()) {
        int passing = gate.pass(piece.length);
        to.getOutputStream().write(piece, 0, passing);
        if (passing < piece.length) {
          breakOff(from);
          // that side is left in order: a reset would take along what it has not read yet
          break;
        }
      }
      to.shutdownOutput();
    } catch (IOException | InterruptedException _) {
      // that side is gone; what the other one sent before still arrives
    }
    if (directionsEnded.incrementAndGet() == 2) {
      reset();
    }
  }

  /** Breaks both sides. */
  void reset() {
    breakOff(client);
    breakOff(server);
    ended.accept(this);
  }

  private static void breakOff(Socket socket) {
    try {
      // a reset, not an orderly end
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException _) {
      // it is closed already
    }
  }
}
