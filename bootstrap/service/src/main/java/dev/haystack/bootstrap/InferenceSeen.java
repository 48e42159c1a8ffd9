package dev.haystack.bootstrap;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** An inference that is over, as Java's flight recorder tells of it. */
@Name("haystack.Inference")
@Label("Inference")
@Category("Haystack")
@Description("A model's answer, told at its end")
@StackTrace(false)
final class InferenceSeen extends Event {

  @Label("Vendor")
  String vendor = "";

  @Label("Outcome")
  String outcome = "";

  @Label("Whole time")
  @Timespan(Timespan.MILLISECONDS)
  long whole;

  @Label("Time to the first text")
  @Timespan(Timespan.MILLISECONDS)
  long firstText;
}
