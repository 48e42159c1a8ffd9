package dev.haystack.outbound.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import javax.net.ssl.SSLException;

/** The one place where the failures of sockets become the transport's. */
final class Failures {

  private static final int CAUSES_MAX = 8;

  private Failures() {}

  /** What a failure means, if a time-out in this phase means what is given. */
  static TransportException of(Throwable thrown, TransportFailure timeout) {
    if (thrown instanceof TransportException known) {
      return known;
    }
    if (Thread.currentThread().isInterrupted() || isInterruption(thrown)) {
      // whoever saw it may have cleared it
      Thread.currentThread().interrupt();
      return cancelled();
    }
    TransportFailure reason = reason(thrown, timeout);
    return new TransportException(reason, reason + " by " + root(thrown).getClass().getName());
  }

  static TransportException cancelled() {
    return new TransportException(TransportFailure.CANCELLED, "the thread was interrupted");
  }

  private static TransportFailure reason(Throwable thrown, TransportFailure timeout) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < CAUSES_MAX; i++, cause = cause.getCause()) {
      switch (cause) {
        case SocketTimeoutException _ -> {
          return timeout;
        }
        case ConnectException _, NoRouteToHostException _, UnknownHostException _ -> {
          return TransportFailure.CONNECT;
        }
        case EOFException _ -> {
          return TransportFailure.CUT;
        }
        case SSLException _, SocketException _ -> {
          return timeout == TransportFailure.CONNECT ? timeout : TransportFailure.RESET;
        }
        default -> {
          // perhaps its cause says more
        }
      }
    }
    return fallback(thrown, timeout);
  }

  private static TransportFailure fallback(Throwable thrown, TransportFailure timeout) {
    if (timeout == TransportFailure.CONNECT) {
      return timeout;
    }
    return thrown instanceof UncheckedIOException || thrown instanceof IOException
        ? TransportFailure.RESET
        : TransportFailure.INVALID;
  }

  private static boolean isInterruption(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < CAUSES_MAX; i++, cause = cause.getCause()) {
      if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
        return true;
      }
    }
    return false;
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; i < CAUSES_MAX; i++) {
      Throwable next = cause.getCause();
      if (next == null) {
        return cause;
      }
      cause = next;
    }
    return cause;
  }
}
