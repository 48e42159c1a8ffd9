package dev.haystack.outbound.transport;

import java.io.IOException;

/** Where a body's bytes come from; blocks until some are there, and gives -1 at the end. */
@FunctionalInterface
interface BodySource {

  int read(byte[] target, int offset, int length) throws IOException;
}
