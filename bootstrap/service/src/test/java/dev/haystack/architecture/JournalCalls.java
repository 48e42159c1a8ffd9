package dev.haystack.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * How sources tell the journal: an event by its name, and details by their makers, to which nothing
 * is given that is put together there or taken from an exception's words.
 */
final class JournalCalls {

  /** What makes a text of other texts, or gives the words of an exception. */
  private static final Set<String> MAKING =
      Set.of("format", "formatted", "concat", "join", "getMessage", "getLocalizedMessage");

  private JournalCalls() {}

  /** The calls of a source that are not as they should be. */
  static List<String> offences(String source) {
    var found = new ArrayList<String>();
    var scanner = new Scanner(found);
    for (Tree unit : parsed(source)) {
      var _ = scanner.scan(unit, null);
    }
    return found;
  }

  private static Iterable<? extends Tree> parsed(String source) {
    var file =
        new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, _ -> {}, List.of(), null, List.of(file));
    try {
      return task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final List<String> found;

    Scanner(List<String> found) {
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
      if (call.getMethodSelect() instanceof MemberSelectTree selected) {
        String on = selected.getExpression().toString();
        String name = selected.getIdentifier().toString();
        if (name.equals("tell") && on.equalsIgnoreCase("journal")) {
          judgeTelling(call);
        } else if (on.equals("Detail")) {
          call.getArguments().forEach(argument -> judgeValue(argument, call));
        }
      }
      return super.visitMethodInvocation(call, null);
    }

    private void judgeTelling(MethodInvocationTree call) {
      List<? extends ExpressionTree> arguments = call.getArguments();
      boolean isNamed =
          arguments.getFirst() instanceof IdentifierTree
              || arguments.getFirst().toString().startsWith("JournalEvent.");
      boolean isListed =
          arguments.stream()
              .skip(1)
              .allMatch(
                  argument ->
                      argument instanceof IdentifierTree
                          || argument.toString().matches("[A-Z]\\w*\\.[A-Z_]+")
                          || argument.toString().startsWith("Detail.")
                          || argument.toString().matches("\\w+\\.toArray\\(Detail\\[]::new\\)"));
      if (!isNamed || !isListed) {
        found.add(call.toString());
      }
    }

    private void judgeValue(ExpressionTree value, MethodInvocationTree call) {
      var isMade = new boolean[1];
      var _ =
          new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void none) {
              isMade[0] |= sum.getKind() == Tree.Kind.PLUS && sum.toString().contains("\"");
              return super.visitBinary(sum, null);
            }

            @Override
            public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void none) {
              isMade[0] |= MAKING.contains(select.getIdentifier().toString());
              return super.visitMemberSelect(select, null);
            }
          }.scan(value, null);
      if (isMade[0]) {
        found.add(call.toString());
      }
    }
  }
}
