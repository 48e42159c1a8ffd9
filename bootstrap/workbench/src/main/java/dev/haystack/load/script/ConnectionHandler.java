package dev.haystack.load.script;

import java.io.IOException;
import java.net.Socket;

/** Serves one accepted connection until it ends, on a thread of its own. */
interface ConnectionHandler {

  void serve(Socket socket) throws IOException;
}
