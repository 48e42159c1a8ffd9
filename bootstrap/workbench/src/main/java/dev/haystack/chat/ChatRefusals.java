package dev.haystack.chat;

import java.util.Set;
import javax.net.ssl.SSLException;

/** Says in one line each why a service does not talk. */
final class ChatRefusals {

  /** Codes after which coming back is of no use. */
  private static final Set<Integer> FINAL = Set.of(1000, 1008, 3000, 3003);

  private ChatRefusals() {}

  static boolean isFinal(int closeCode) {
    return FINAL.contains(closeCode);
  }

  /** Of a socket that was closed. */
  static String closed(int code, String reason) {
    return switch (code) {
      case 1000 -> "The session is over: it was closed or deleted.";
      case 3000 -> "The service refused the token: none that it takes came in time.";
      case 3003 -> "The session belongs to somebody else; choose another --session.";
      case 4429 -> "There are too many connections; close some.";
      default -> ("The service closed the connection (" + code + ") " + reason).strip();
    };
  }

  /** Of a service that wants a token. */
  static String token(String reason) {
    return switch (reason) {
      case "missing" -> "The service wants a token: give --token or HAYSTACK_TOKEN.";
      case "expired" -> "The token has expired: bring a newer one.";
      default -> "The service refused the token.";
    };
  }

  /** Of a service whose certificate is not believed, or that speaks no TLS. */
  static ChatException encryption(ChatAddress address, SSLException fault) {
    return ChatException.refused(
        "There is no trusted TLS at "
            + address
            + " ("
            + fault.getMessage()
            + "). A certificate of your own is trusted by:"
            + " HAYSTACK_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=FILE, with trustStorePassword"
            + " beside it.");
  }

  /** Of a handshake that was answered with a status. */
  static ChatException handshake(ChatAddress address, int status) {
    String at = "The service at " + address;
    return switch (status) {
      case 400 -> ChatException.refused(at + " takes no such session (400).");
      case 401 -> ChatException.refused(at + " refused the token (401).");
      case 403 -> ChatException.refused(at + " refused the caller (403).");
      case 404 -> ChatException.refused("There is no Haystack at " + address + " (404).");
      case 421 ->
          ChatException.refused(
              at + " is not reached under that name (421): its PUBLIC_ORIGIN names it.");
      case 429 -> ChatException.away(at + " has too many callers (429).");
      case 503 -> ChatException.away(at + " takes nobody now (503).");
      default -> ChatException.refused(at + " answered " + status + ".");
    };
  }
}
