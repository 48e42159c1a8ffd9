package dev.haystack.application.window;

/** Hears how far the reading of parts is; called on the thread that waits for it. */
@FunctionalInterface
public interface PartListener {

  void onRead(int done, int total);
}
