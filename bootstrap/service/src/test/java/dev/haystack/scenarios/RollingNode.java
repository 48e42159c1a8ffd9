package dev.haystack.scenarios;

/**
 * A node that is replaced.
 *
 * @param port where it listens
 * @param leaving what has it go, and returns when it has gone
 */
record RollingNode(int port, Runnable leaving) {

  void leave() {
    leaving.run();
  }
}
