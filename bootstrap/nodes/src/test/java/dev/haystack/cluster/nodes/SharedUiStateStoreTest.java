package dev.haystack.cluster.nodes;

/** Two nodes' UI states over one Redis do what UI states do, whichever is asked. */
class SharedUiStateStoreTest extends TieredUiStateStoreTest {

  @Override
  int count() {
    return 2;
  }
}
