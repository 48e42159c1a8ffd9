package dev.haystack.bootstrap;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads settings by name, in the environment or the file that it names. What is wrong with a value
 * ends nothing: it is noted, with the name and what is allowed, and the default is given, so that
 * all that is wrong is told at once; then nothing is opened. The same may be read more than once. A
 * blank value counts as none. For the starting thread, while settings are read.
 */
public final class SettingsReader {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

  static final String FILE = "_FILE";

  private final Map<String, String> values;
  private final SequencedMap<String, SettingNote> notes;
  private final SequencedSet<String> faults;
  private final Map<String, String> secrets;
  private final WantedModel wanted;

  SettingsReader(Map<String, String> values) {
    this(
        values,
        new LinkedHashMap<>(),
        new LinkedHashSet<>(),
        new LinkedHashMap<>(),
        WantedModel.none());
  }

  private SettingsReader(
      Map<String, String> values,
      SequencedMap<String, SettingNote> notes,
      SequencedSet<String> faults,
      Map<String, String> secrets,
      WantedModel wanted) {
    this.values = values;
    this.notes = notes;
    this.faults = faults;
    this.secrets = secrets;
    this.wanted = wanted;
  }

  /** The same reader, for the source of that model. */
  SettingsReader wanting(WantedModel model) {
    return new SettingsReader(values, notes, faults, secrets, model);
  }

  /**
   * Any text that the check takes.
   *
   * @param standard what is given if nothing is set
   * @param allowed what the check takes, in words
   */
  public String text(String name, String standard, String allowed, Predicate<String> check) {
    return read(name, standard, allowed, SettingNote.Kind.PLAIN)
        .map(value -> checked(name, value, allowed, check))
        .filter(check)
        .orElse(standard);
  }

  /**
   * A text that is never shown, neither here nor by who reads it; it may stand in a file, whose
   * path has the name and _FILE.
   */
  public Optional<String> secret(String name, String allowed) {
    Optional<String> said = read(name, "", allowed, SettingNote.Kind.SECRET);
    if (said.isPresent() && raw(name + FILE).isPresent()) {
      fault(name, "is set twice, also by " + name + FILE);
    }
    Optional<String> secret = givenSecret(name);
    secret.ifPresent(text -> secrets.put(name, text));
    return secret;
  }

  /** The same as it was given, which is asked for elsewhere. */
  Optional<String> givenSecret(String name) {
    return raw(name).or(() -> raw(name + FILE).flatMap(path -> secretIn(name + FILE, path)));
  }

  /** The secrets that were asked for and are set. */
  Secrets secrets() {
    return new Secrets(secrets);
  }

  private Optional<String> secretIn(String name, String path) {
    try {
      var file = Path.of(path);
      if (SecretFile.isOpenToOthers(file)) {
        fault(name, "others may read that file; allowed: a file without rights for them (0600)");
        return Optional.empty();
      }
      return Optional.of(SecretFile.read(file)).filter(text -> !text.isEmpty());
    } catch (IOException | InvalidPathException e) {
      fault(name, quoted(path) + " cannot be read; allowed: the path of a file in UTF-8");
      return Optional.empty();
    }
  }

  /** A value as it was given, which is asked for elsewhere. */
  Optional<String> raw(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** A whole number within limits. */
  public int whole(String name, int standard, int least, int most) {
    Optional<String> text =
        read(name, Integer.toString(standard), within(least, most), SettingNote.Kind.PLAIN);
    return whole(name, text, standard, least, most);
  }

  /** A whole number within limits whose standard follows from the machine, in those words. */
  int whole(String name, int standard, String inWords, int least, int most) {
    Optional<String> text = read(name, inWords, within(least, most), SettingNote.Kind.IN_WORDS);
    return whole(name, text, standard, least, most);
  }

  /** The same, of which the standard can also be asked for. */
  int wholeOrAuto(String name, int standard, String inWords, int least, int most) {
    String allowed = "auto, or " + within(least, most);
    Optional<String> text = read(name, inWords, allowed, SettingNote.Kind.IN_WORDS);
    return whole(name, text.filter(value -> !value.equals("auto")), standard, least, most);
  }

  private static String within(int least, int most) {
    return "a whole number from " + least + " to " + most;
  }

  private int whole(String name, Optional<String> text, int standard, int least, int most) {
    if (text.isEmpty()) {
      return standard;
    }
    long value = WHOLE.matcher(text.get()).matches() ? Long.parseLong(text.get()) : Long.MIN_VALUE;
    if (value < least || value > most) {
      fault(name, quoted(text.get()) + " is not " + within(least, most));
      return standard;
    }
    return (int) value;
  }

  /** A number of bytes whose standard follows from the machine, in those words. */
  public long bytes(String name, long standard, String inWords) {
    String allowed = "a whole number of bytes above 0";
    Optional<String> text = read(name, inWords, allowed, SettingNote.Kind.IN_WORDS);
    if (text.filter(value -> !BYTES.matcher(value).matches()).isPresent()) {
      fault(name, quoted(text.get()) + " is not " + allowed);
      return standard;
    }
    return text.map(Long::parseLong).orElse(standard);
  }

  /** A span above zero, set as a number of seconds. */
  public Duration seconds(String name, int standard) {
    return duration(name, standard, "seconds", Duration.ofSeconds(1));
  }

  /** A span above zero, set as a number of minutes. */
  public Duration minutes(String name, int standard) {
    return duration(name, standard, "minutes", Duration.ofMinutes(1));
  }

  /** A span above zero, set as a number of hours. */
  public Duration hours(String name, int standard) {
    return duration(name, standard, "hours", Duration.ofHours(1));
  }

  private Duration duration(String name, int standard, String unit, Duration one) {
    int most = 1_000_000;
    String allowed = "a number of " + unit + " above 0, at most " + most + ", such as 20 or 0.5";
    Optional<String> text = read(name, Integer.toString(standard), allowed, SettingNote.Kind.PLAIN);
    BigDecimal number =
        text.map(
                value -> DECIMAL.matcher(value).matches() ? new BigDecimal(value) : BigDecimal.ZERO)
            .orElseGet(() -> BigDecimal.valueOf(standard));
    if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      fault(name, quoted(text.orElse("")) + " is not " + allowed);
      return one.multipliedBy(standard);
    }
    BigDecimal millis = number.multiply(BigDecimal.valueOf(one.toMillis()));
    return Duration.ofMillis(millis.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  /** One of some words, in any case. */
  public String word(String name, String standard, List<String> words) {
    String allowed = String.join(", ", words);
    return text(name, standard, allowed, value -> words.contains(value.toLowerCase(Locale.ROOT)))
        .toLowerCase(Locale.ROOT);
  }

  /** An address of HTTP; nothing if none is set and the standard is empty. */
  public Optional<URI> address(String name, String standard) {
    String allowed = "an address that begins with http:// or https://";
    String text = text(name, standard, allowed, HttpAddress::isOne);
    return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
  }

  /** Values with commas between. */
  public List<String> list(String name, String allowed, Predicate<String> check) {
    return list(name, "", allowed, check);
  }

  /** Values with commas between, those of the standard if none are set. */
  List<String> list(String name, String standard, String allowed, Predicate<String> check) {
    return split(text(name, standard, allowed, all -> split(all).stream().allMatch(check)));
  }

  /**
   * The name of the vendor's model that is wanted: that behind the vendor's word ({@code
   * acme:large}), or else what the setting says; if neither says one, that is noted. Who does not
   * ask for it has one model, and nobody can want another.
   *
   * @param standard what is given if nothing is set; empty if that must be said
   */
  public String modelName(String name, String standard) {
    String set = text(name, standard, "a model's name", _ -> true);
    String model = wanted.name().isEmpty() ? set : wanted.name();
    if (model.isEmpty()) {
      missing(name);
    }
    wanted.read(model);
    return model;
  }

  /** Notes that something is not set without which the wanted model cannot do. */
  public void missing(String name) {
    fault(name, "is missing; " + wantedBy() + " needs it");
  }

  /** What wants the model whose settings are read, as in {@code CHAT_MODEL=acme}. */
  String wantedBy() {
    return wanted.by();
  }

  private static List<String> split(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** Notes that something is wrong that no single value shows; without secrets. */
  public void fault(String name, String fault) {
    faults.add(name + ": " + fault);
  }

  /** Ends the reading. */
  void check() {
    if (!faults.isEmpty()) {
      throw new WrongSettingsException(List.copyOf(faults));
    }
  }

  /** What was asked for, in order. */
  List<SettingNote> notes() {
    return List.copyOf(notes.values());
  }

  private Optional<String> read(
      String name, String standard, String allowed, SettingNote.Kind kind) {
    notes.put(name, new SettingNote(name, standard, allowed, kind));
    return raw(name);
  }

  private String checked(String name, String value, String allowed, Predicate<String> check) {
    if (!check.test(value)) {
      fault(name, quoted(value) + " is not allowed; allowed: " + allowed);
    }
    return value;
  }

  private static String quoted(String value) {
    return '"' + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + '"';
  }
}
