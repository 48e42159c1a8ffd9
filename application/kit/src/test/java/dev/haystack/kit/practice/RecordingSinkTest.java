package dev.haystack.kit.practice;

import dev.haystack.port.practice.ViolationSink;
import java.util.List;

class RecordingSinkTest extends ViolationSinkContract {

  private final RecordingSink sink = new RecordingSink();

  @Override
  protected ViolationSink sink() {
    return sink;
  }

  @Override
  protected List<String> recorded() {
    return sink.recorded();
  }
}
