package dev.haystack.bootstrap;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A turn that is over, as Java's flight recorder tells of it. */
@Name("haystack.Turn")
@Label("Turn")
@Category("Haystack")
@Description("A turn, told at its end")
@StackTrace(false)
final class TurnSeen extends Event {

  @Label("Outcome")
  String outcome = "";

  @Label("Rounds")
  int rounds;

  @Label("Whole time")
  @Timespan(Timespan.MILLISECONDS)
  long whole;

  @Label("Time to the first text")
  @Description("0 if there was none")
  @Timespan(Timespan.MILLISECONDS)
  long firstText;

  @Label("Time in line")
  @Timespan(Timespan.MILLISECONDS)
  long waited;

  @Label("Trace")
  String trace = "";
}
