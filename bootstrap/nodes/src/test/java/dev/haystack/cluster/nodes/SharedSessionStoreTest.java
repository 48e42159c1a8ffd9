package dev.haystack.cluster.nodes;

/** Two nodes' sessions over one Redis do what sessions do, whichever is asked. */
class SharedSessionStoreTest extends TieredSessionStoreTest {

  @Override
  int count() {
    return 2;
  }
}
