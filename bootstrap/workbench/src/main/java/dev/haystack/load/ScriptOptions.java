package dev.haystack.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/** The options that the scripted processes share. */
final class ScriptOptions {

  @Option(names = "--port", description = "the port to listen on; 0: a free one")
  private int port;

  @Option(names = "--attached", description = "end when the standard input ends")
  private boolean attached;

  int port() {
    return port;
  }

  /** Waits for the end of whoever started this, or for ever. */
  void awaitEnd() throws IOException, InterruptedException {
    if (attached) {
      InputStream input = System.in;
      input.transferTo(OutputStream.nullOutputStream());
    } else {
      new CountDownLatch(1).await();
    }
  }
}
