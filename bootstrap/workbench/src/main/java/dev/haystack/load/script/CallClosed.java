package dev.haystack.load.script;

/** Is told when a caller closes its call before the answer is over; by the call's threads. */
public interface CallClosed {

  void closed(long turn, long nanos);
}
