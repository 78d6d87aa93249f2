package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.AttributePath;
import io.benchtable.dashboard.item.AttributePath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Paths as they are typed: {@code reads.files[0].name}. A name that has dots, brackets or quotation
 * marks itself is put in quotation marks, in which they are doubled.
 */
final class PathText {

  private static final Pattern NAME =
      Pattern.compile("\"(?<quoted>(?:[^\"]++|\"\")++)\"|(?<bare>[^.\\[\\]\"]+)");
  private static final Pattern PLACE = Pattern.compile("\\[(?<place>\\d{1,9})]");

  private final String text;
  private final List<Step> steps = new ArrayList<>();
  private int at;

  /** What a text says, or what is wrong with it. */
  record Read(@Nullable AttributePath path, @Nullable String problem) {}

  private PathText(String text) {
    this.text = text;
  }

  /** A name as a step of a path. */
  static String name(String name) {
    return name.isEmpty() || name.matches("(?s).*[.\\[\\]\"].*")
        ? "\"" + name.replace("\"", "\"\"") + "\""
        : name;
  }

  static Read read(String text) {
    PathText reader = new PathText(text);
    String expected = reader.steps();
    return expected == null
        ? new Read(new AttributePath(reader.steps), null)
        : new Read(null, reader.problem(expected));
  }

  /** Reads all steps; what is expected where it does not go on, if it does not. */
  private @Nullable String steps() {
    if (!name()) {
      return "a name";
    }
    while (at < text.length()) {
      if (text.charAt(at) == '.') {
        at++;
        if (!name()) {
          return "a name";
        }
      } else if (!place()) {
        return "a dot and a name, or a place such as [0],";
      }
    }
    return null;
  }

  private boolean name() {
    Matcher found = NAME.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      return false;
    }
    String bare = found.group("bare");
    steps.add(new Step.Name(bare == null ? found.group("quoted").replace("\"\"", "\"") : bare));
    at = found.end();
    return true;
  }

  private boolean place() {
    Matcher found = PLACE.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      return false;
    }
    steps.add(new Step.Place(Integer.parseInt(found.group("place"))));
    at = found.end();
    return true;
  }

  private String problem(String expected) {
    return "Expected %s %s, but %s."
        .formatted(
            expected,
            at == 0 ? "first" : "after “" + text.substring(0, at) + "”",
            at == text.length() ? "it ends there" : "it is “" + text.substring(at) + "”");
  }
}
