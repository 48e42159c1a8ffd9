package dev.haystack.outbound.prometheus;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** All metrics of this process, as the text that Prometheus reads. */
public final class MetricsPage {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter plain = PrometheusTextFormatWriter.create();
  private final OpenMetricsTextFormatWriter open = OpenMetricsTextFormatWriter.create();
  private final List<Declared> declared = new CopyOnWriteArrayList<>();
  private final AtomicBoolean isRead = new AtomicBoolean();

  /** Shows a number that goes up and down, asked for at each reading. */
  public void gauge(String name, String help, LongSupplier value) {
    declare(name, "gauge", help, List.of());
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  /** Shows numbers that go up and down, one for each value of a label. */
  public void gauge(String name, String help, String label, Map<String, LongSupplier> values) {
    declare(name, "gauge", help, List.of(label));
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(
            callback ->
                values.forEach(
                    (value, number) -> callback.call((double) number.getAsLong(), value)))
        .register(registry);
  }

  /** Shows that something is so, in the values of labels. */
  public void info(String name, String help, Map<String, String> labels) {
    List<String> names = labels.keySet().stream().sorted().toList();
    declare(name, "gauge", help, names);
    String[] values = names.stream().map(labels::get).toArray(String[]::new);
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(names.toArray(String[]::new))
        .callback(callback -> callback.call(1, values))
        .register(registry);
  }

  /** Shows a number that only goes up, asked for at each reading. */
  public void counter(String name, String help, LongSupplier value) {
    declare(name + "_total", "counter", help, List.of());
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  /** Shows numbers that only go up, one for each value of a label. */
  public void counter(String name, String help, String label, Map<String, LongSupplier> values) {
    declare(name + "_total", "counter", help, List.of(label));
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(
            callback ->
                values.forEach(
                    (value, number) -> callback.call((double) number.getAsLong(), value)))
        .register(registry);
  }

  /** Counts what it is told. */
  Counter counting(String name, String help, String... labels) {
    declare(name + "_total", "counter", help, List.of(labels));
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  /** Puts what it is told into buckets. */
  Histogram spread(String name, String help, double[] bounds, String... labels) {
    declare(name, "histogram", help, List.of(labels));
    return histogram(name, help, bounds, labels);
  }

  /** The same under a name that another one has replaced. */
  Histogram former(String name, String help, double[] bounds, String... labels) {
    declared.add(new Declared(name, "histogram", help, List.of(labels), true));
    return histogram(name, help, bounds, labels);
  }

  private Histogram histogram(String name, String help, double[] bounds, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(bounds)
        .labelNames(labels)
        .register(registry);
  }

  private void declare(String name, String type, String help, List<String> labels) {
    declared.add(new Declared(name, type, help, labels, false));
  }

  /** The service's own metrics; those of the Java machine come besides. */
  public List<Declared> declared() {
    return List.copyOf(declared);
  }

  /** The numbers of this moment, in the format for those who ask for none. */
  public String text() {
    return written(plain);
  }

  /** The same in that of OpenMetrics, with exemplars. */
  public String openText() {
    return written(open);
  }

  private String written(ExpositionFormatWriter writer) {
    if (isRead.compareAndSet(false, true)) {
      // its beans cost time to load, which nobody who only starts the service should wait for
      JvmMetrics.builder().register(registry);
    }
    var output = new ByteArrayOutputStream(32 << 10);
    try {
      MetricSnapshots now = registry.scrape();
      writer.write(output, now, EscapingScheme.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  /** The media type of the text. */
  public String mediaType() {
    return plain.getContentType();
  }

  /** The media type of the other text. */
  public String openMediaType() {
    return open.getContentType();
  }
}
