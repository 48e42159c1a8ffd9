package dev.haystack.inbound.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;

/**
 * A socket that is closed beneath TLS: above it a close waits for whoever writes, and that may be
 * somebody whose peer reads nothing.
 */
record CuttableSocket(HelidonSocket given, Runnable cut) implements HelidonSocket, SameContext {

  @Override
  public void close() {
    cut.run();
  }

  @Override
  public void idle() {
    given.idle();
  }

  @Override
  public boolean isConnected() {
    return given.isConnected();
  }

  @Override
  // it is to go, and is abstract until then
  @SuppressWarnings("removal")
  public int read(BufferData buffer) {
    return given.read(buffer);
  }

  @Override
  public void write(BufferData buffer) {
    given.write(buffer);
  }

  @Override
  public byte[] get() {
    return given.get();
  }

  @Override
  public boolean protocolNegotiated() {
    return given.protocolNegotiated();
  }

  @Override
  public String protocol() {
    return given.protocol();
  }
}
