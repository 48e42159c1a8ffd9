package dev.haystack.load.script;

import java.io.IOException;

/** An OpenAI-compatible model that answers by script: each user message says how. */
public final class ScriptedModel implements AutoCloseable {

  private final LoopbackServer server;

  private ScriptedModel(LoopbackServer server) {
    this.server = server;
  }

  /** Starts on the loopback port, or on a free one for 0. */
  public static ScriptedModel start(int port, CallClosed listener) throws IOException {
    return new ScriptedModel(
        LoopbackServer.start(
            port, "scripted-model", socket -> new ModelConnection(socket, listener).serve()));
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
