import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats every Java source of the repository ({@code --apply}), or names those that are not
 * formatted and fails ({@code --check}). Arguments after the mode limit it to files and folders.
 */
class Format {

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
      try (var files = Files.walk(root)) {
        for (Path file : files.filter(Format::isSource).sorted().toList()) {
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
    }
    if (!apply && !unformatted.isEmpty()) {
      unformatted.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Format them with: mvn -N validate -Dformat.mode=apply");
      System.exit(1);
    }
  }

  private static boolean isSource(Path file) {
    String name = file.toString();
    return name.endsWith(".java") && !name.contains("/target/") && !name.contains("/.git/");
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
