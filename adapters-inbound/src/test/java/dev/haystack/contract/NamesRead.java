package dev.haystack.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The constant texts that compiled code hands to certain methods: the fields that it reads. */
final class NamesRead {

  private final Predicate<String> reading;
  private final Set<String> names = new TreeSet<>();

  /**
   * @param reading which methods take the name of a field, as {@code package/Type.method}
   */
  NamesRead(Predicate<String> reading) {
    this.reading = reading;
  }

  /** Looks through a class. */
  NamesRead in(Class<?> type) {
    model(type).methods().forEach(this::in);
    return this;
  }

  /** All that was found; words with blanks are no names. */
  Set<String> names() {
    return names;
  }

  private void in(MethodModel method) {
    List<String> pending = new ArrayList<>();
    method
        .code()
        .ifPresent(code -> code.elementStream().forEach(element -> step(element, pending)));
  }

  private void step(CodeElement element, List<String> pending) {
    if (element instanceof ConstantInstruction constant
        && constant.constantValue() instanceof String text) {
      pending.add(text);
    } else if (element instanceof InvokeInstruction call) {
      if (reading.test(call.owner().asInternalName() + "." + call.name().stringValue())) {
        pending.stream().filter(text -> text.matches("[A-Za-z_]+")).forEach(names::add);
      }
      pending.clear();
    }
  }

  private static ClassModel model(Class<?> type) {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream input = type.getResourceAsStream(file)) {
      if (input == null) {
        throw new IllegalStateException("no class file of " + type);
      }
      return ClassFile.of().parse(input.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
