package dev.haystack.faults;

import java.util.List;

/** Faults in the trail's chain, and in the file that holds it. */
final class ChainFaults {

  private static final String DOMAIN = "domain";
  private static final String MODULE = "adapters-outbound/trail";
  private static final String COMMANDS = "bootstrap/workbench";

  private ChainFaults() {}

  static List<Fault> all() {
    var faults = new FaultList().caughtBy("ChainCheckTest");
    chain(faults);
    check(faults);
    file(faults.caughtBy("FileTrailTest"));
    line(faults);
    command(faults.caughtBy("VerifyCommandTest"));
    return faults.all();
  }

  private static void chain(FaultList faults) {
    faults
        .in(DOMAIN, "ChainLine")
        .one(
            "a changed line is as it was written",
            "return MessageDigest.isEqual(",
            "return true || MessageDigest.isEqual(")
        .in(DOMAIN, "ChainEnd")
        .one("a line's number is not compared", "line.seq() == seq + 1 && ", "")
        .one("the line before is not compared", " && line.prev().equals(mac)", "")
        .in(DOMAIN, "TrailKey")
        .caughtBy("AuditSettingsTest")
        .one("a trail's key may be of any length", "bytes.length == BYTES", "bytes.length > 0")
        .caughtBy("ChainCheckTest");
  }

  private static void check(FaultList faults) {
    faults
        .in(DOMAIN, "ChainCheck")
        .one(
            "a line that has no line's form is passed over",
            "found(place, ChainFault.Kind.FORM);",
            "")
        .one("missing lines are passed over", "found(place, ChainFault.Kind.DROPPED);", "")
        .one(
            "a line that stands there twice is passed over",
            "found(place, line.seq() >= first ? ChainFault.Kind.DOUBLED :"
                + " ChainFault.Kind.SWAPPED);",
            "")
        .one(
            "what continues another line is passed over",
            "found(place, ChainFault.Kind.FORKED);",
            "");
  }

  private static void file(FaultList faults) {
    faults
        .in(MODULE, "FileTrail")
        .one(
            "what cannot be told of is done all the same",
            "settings.mode() == TrailSettings.Mode.FAIL_CLOSED",
            "false")
        .one(
            "what may go on untold is not done",
            "settings.mode() == TrailSettings.Mode.FAIL_CLOSED",
            "true")
        .one("what was not kept is not counted", "lost.increment();", "")
        .one(
            "a file grows for ever",
            "open.bytes() + line.text().length() >= settings.rotateBytes()",
            "false")
        .caughtBy("ReplacedFileTest")
        .one(
            "another trail that was put there is gone on with",
            "there.wholeBytes() > 0 && !there.end().equals(end)",
            "false")
        .in(MODULE, "TrailFile")
        .caughtBy("FileTrailTest")
        .one("others may read the trail", "fromString(\"rw-------\")", "fromString(\"rw-r--r--\")")
        .one("what a crash has cut stays before the next line", "tail.restBytes() > 0", "false")
        .caughtBy("ReplacedFileTest")
        .one(
            "a file that was moved away is written on",
            "return now == null || now.equals(key);",
            "return true;")
        .in(MODULE, "TrailTail")
        .caughtBy("FileTrailTest")
        .one("a new file begins a new chain", "return before.isEmpty()", "return true")
        .one(
            "a trail is gone on with whose end another key wrote",
            ".filter(line -> line.isUnchanged(key))",
            "");
  }

  private static void line(FaultList faults) {
    faults
        .in(MODULE, "EntryText")
        .one("a line leaves out the profile", "line.put(\"profile\", entry.profile().value());", "")
        .one("a line leaves out why", "line.put(\"reason\", entry.reason());", "")
        .caughtBy("EntryTextTest")
        .one("a line is of any length", "Math.min(value.length(), charactersMax)", "value.length()")
        .caughtBy("FileTrailTest")
        .one("a line acts on a terminal", "c >= ' ' && c <= '~'", "c > 0");
  }

  private static void command(FaultList faults) {
    faults
        .in(COMMANDS, "VerifyCommand")
        .one("a broken trail is good to whoever asks", "fault.isPresent() ? BROKEN : 0", "0")
        .one(
            "files are read in the order they are named",
            "parts.sort(Comparator.comparingLong(TrailPart::first));",
            "")
        .in(COMMANDS, "TrailPart")
        .one(
            "a cut line in the midst of a trail is passed over",
            "line.size() > 0 && !isLast",
            "false");
  }
}
