package dev.haystack.chaos;

import java.util.List;

/** Something that a client, the model or the nemesis saw; times are nanoseconds of one clock. */
sealed interface Entry {

  /** A client said something for the first time. */
  record Sent(String client, String session, String message, long at) implements Entry {}

  /** A client told it to a node, for the first time or once more. */
  record Told(String session, String message, String node, long at) implements Entry {}

  /** The service acknowledged it. */
  record Acknowledged(
      String client, String session, String message, boolean shared, String node, long at)
      implements Entry {}

  /** Its turn is over, as far as the client was told. */
  record Ended(String session, String message, long at) implements Entry {}

  /** The client gave up waiting for it. */
  record GivenUp(String client, String session, String message, long at) implements Entry {}

  /** A logged frame reached a socket; joined deltas have numbers from first to last. */
  record Frame(
      String socket,
      String session,
      String epoch,
      long first,
      long last,
      String type,
      String text,
      long at)
      implements Entry {}

  /** From here on, the socket must see every event after that number. */
  record Joined(String socket, String session, String epoch, long after, long at)
      implements Entry {}

  /** The model was asked to answer a message, from one time to the other. */
  record Asked(String user, String session, String message, long from, long to) implements Entry {}

  /** The service said that the session is deleted. */
  record Deleted(String session, String node, long at) implements Entry {}

  /** The service took a UI state of a client whose newest one until then is named too. */
  record StateTaken(String session, long stamp, long newestBefore, long at) implements Entry {}

  /** The nodes were kept from the shared store, or it was down. */
  record Outage(long from, long to) implements Entry {}

  /** A session as a node shows it in the end; not there if it was deleted. */
  record Final(
      String node, String session, boolean there, List<String> said, List<String> ids, long stamp)
      implements Entry {

    public Final {
      said = List.copyOf(said);
      ids = List.copyOf(ids);
    }
  }
}
