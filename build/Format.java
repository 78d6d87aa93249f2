import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formats every Java source of the repository ({@code --apply}), or names those that are not
 * formatted and fails ({@code --check}). Arguments after the mode limit it to files and folders.
 */
class Format {

  private static final Set<String> OTHERS = Set.of("data", ".git", "node_modules");

  public static void main(String[] arguments) throws Exception {
    boolean apply = arguments[0].equals("--apply");
    List<Path> roots = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      roots.add(Path.of(arguments[i]));
    }
    if (roots.isEmpty()) {
      roots.add(Path.of("."));
    }
    List<Path> unformatted = new ArrayList<>();
    for (Path root : roots) {
      for (Path file : sources(root)) {
        String before = Files.readString(file);
        String after = format(file, before);
        if (!after.equals(before)) {
          unformatted.add(file);
          if (apply) {
            Files.writeString(file, after);
          }
        }
      }
    }
    if (!apply && !unformatted.isEmpty()) {
      unformatted.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Format them with: mvn -N validate -Dformat.mode=apply");
      System.exit(1);
    }
  }

  /** A build's folder lies beside its pom.xml; a package may be called the same. */
  private static boolean isOther(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.equals("target")
        ? Files.exists(folder.resolveSibling("pom.xml"))
        : OTHERS.contains(name);
  }

  /** Folders that are not ours to read may vanish meanwhile, or belong to somebody else. */
  private static List<Path> sources(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isOther(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable)
              throws IOException {
            if (OTHERS.contains(String.valueOf(file.getFileName()))) {
              return FileVisitResult.CONTINUE;
            }
            throw unreadable;
          }
        });
    sources.sort(null);
    return sources;
  }

  private static String format(Path file, String source) throws Exception {
    try {
      String formatted =
          new Formatter(
                  JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build())
              .formatSource(
                  RemoveUnusedImports.removeUnusedImports(
                      ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.GOOGLE)));
      return formatted;
    } catch (com.google.googlejavaformat.java.FormatterException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
