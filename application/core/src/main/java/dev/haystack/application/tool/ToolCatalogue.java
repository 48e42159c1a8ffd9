package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All tools there are, in the order of the catalogue. */
public final class ToolCatalogue {

  private static final ToolCatalogue SHIPPED =
      new ToolCatalogue(CatalogueReader.shipped(), CatalogueReader.own());

  private final List<ToolSpecification> offered;
  private final List<ToolSpecification> all;
  private final Map<String, CatalogueEntry> entries;

  ToolCatalogue(List<CatalogueEntry> entries) {
    this(entries, List.of());
  }

  private ToolCatalogue(List<CatalogueEntry> entries, List<CatalogueEntry> own) {
    List<CatalogueEntry> both = Stream.concat(entries.stream(), own.stream()).toList();
    this.offered = entries.stream().map(CatalogueEntry::specification).toList();
    this.all = both.stream().map(CatalogueEntry::specification).toList();
    this.entries =
        both.stream()
            .collect(Collectors.toUnmodifiableMap(CatalogueEntry::name, Function.identity()));
  }

  /** The catalogue that comes with the service; read and checked once. */
  public static ToolCatalogue load() {
    return SHIPPED;
  }

  /** All tools, the service's own last. */
  public List<ToolSpecification> all() {
    return all;
  }

  /** The tools of one kind of assistant. */
  public List<ToolSpecification> offeredTo(PersonaType persona) {
    return offered.stream().filter(tool -> tool.personas().contains(persona)).toList();
  }

  /** The same and the service's own, for a session in which there is something to read on. */
  public List<ToolSpecification> offeredAfterCutsTo(PersonaType persona) {
    return all.stream().filter(tool -> tool.personas().contains(persona)).toList();
  }

  /** The tool of that name. */
  public Optional<ToolSpecification> find(String name) {
    return Optional.ofNullable(entries.get(name)).map(CatalogueEntry::specification);
  }

  /** The schema that a call must fit: the offered one, less what the tool itself forgives. */
  public JsonObject checkedParameters(ToolSpecification tool) {
    CatalogueEntry entry = entries.get(tool.name());
    return entry == null ? tool.parameters() : entry.checkedParameters();
  }

  /** Whether the tool writes what a person must have agreed to. */
  public boolean needsConsent(ToolSpecification tool) {
    return Optional.ofNullable(entries.get(tool.name()))
        .filter(CatalogueEntry::needsConsent)
        .isPresent();
  }

  Optional<ActionTemplate> action(String tool) {
    return Optional.ofNullable(entries.get(tool)).flatMap(entry -> entry.actions().findFirst());
  }
}
