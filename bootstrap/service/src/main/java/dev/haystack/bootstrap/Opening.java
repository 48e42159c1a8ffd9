package dev.haystack.bootstrap;

/**
 * Makes a part of the service whose settings were read and found right. It is asked once, on the
 * starting thread, and only if nothing at all is wrong with the settings; it neither waits for
 * another server nor fails because one does not answer.
 *
 * @param <T> what is made
 */
@FunctionalInterface
public interface Opening<T> {

  /** Makes it; what has to be closed with the service is left to the surroundings. */
  T open(Surroundings around);

  /** What is said of it when the service is ready, without secrets; its word alone if empty. */
  default String shown() {
    return "";
  }
}
