package io.benchtable.tables.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A text of a policy, with wildcards and with variables as far as they are known where it is. */
final class Template {

  private final List<Part> parts;
  private final int @Nullable [] constant;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.constant =
        parts.stream().anyMatch(Variable.class::isInstance) ? null : characters(name -> List.of());
  }

  private sealed interface Part {}

  private record Text(String text) implements Part {}

  /**
   * @param character one of {@link Glob}'s
   */
  private record Wildcard(int character) implements Part {}

  private record Variable(String key, @Nullable String otherwise) implements Part {}

  /** A text without wildcards and variables. */
  static Template plain(String text) {
    return new Template(List.of(new Text(text)));
  }

  static Template of(String text, boolean wildcards, boolean variables) {
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = variables && text.startsWith("${", at) ? text.indexOf('}', at) : -1;
      if (end > 0) {
        String name = text.substring(at + 2, end);
        if (name.length() == 1 && "*?$".contains(name)) {
          plain.append(name);
        } else {
          addText(parts, plain);
          parts.add(variable(name));
        }
        at = end + 1;
      } else {
        if (wildcards && (c == '*' || c == '?')) {
          addText(parts, plain);
          parts.add(new Wildcard(c == '*' ? Glob.ANY : Glob.ONE));
        } else {
          plain.append(c);
        }
        at++;
      }
    }
    addText(parts, plain);
    return new Template(parts);
  }

  private static void addText(List<Part> parts, StringBuilder plain) {
    if (!plain.isEmpty()) {
      parts.add(new Text(plain.toString()));
      plain.setLength(0);
    }
  }

  /** Such as {@code aws:username} or {@code aws:username, 'nobody'}. */
  private static Variable variable(String text) {
    int comma = text.indexOf(',');
    String key = (comma < 0 ? text : text.substring(0, comma)).strip().toLowerCase(Locale.ROOT);
    if (!key.contains(":")) {
      throw MalformedPolicy.expected("a variable like ${aws:username}", "${" + text + "}");
    }
    if (comma < 0) {
      return new Variable(key, null);
    }
    String otherwise = text.substring(comma + 1).strip();
    if (otherwise.length() < 2 || !otherwise.startsWith("'") || !otherwise.endsWith("'")) {
      throw MalformedPolicy.expected(
          "a variable like ${aws:username, 'nobody'}", "${" + text + "}");
    }
    return new Variable(key, otherwise.substring(1, otherwise.length() - 1));
  }

  boolean hasVariables() {
    return constant == null;
  }

  /** False where a variable has no value, or several. */
  boolean matches(String value, Context context) {
    int[] pattern = in(context);
    return pattern != null && Glob.matches(pattern, value.codePoints().toArray());
  }

  boolean matchesInAnyCase(String value, Context context) {
    int[] pattern = in(context);
    return pattern != null
        && Glob.matches(Glob.lowerCase(pattern), Glob.lowerCase(value.codePoints().toArray()));
  }

  /** What a text without wildcards says. */
  Optional<String> text(Context context) {
    int[] characters = in(context);
    return characters == null
        ? Optional.empty()
        : Optional.of(new String(characters, 0, characters.length));
  }

  private int @Nullable [] in(Context context) {
    return constant == null ? characters(context) : constant;
  }

  /** What a variable stands for has no wildcards, whatever its characters are. */
  private int @Nullable [] characters(Context context) {
    IntStream.Builder characters = IntStream.builder();
    for (Part part : parts) {
      switch (part) {
        case Text(String text) -> text.codePoints().forEach(characters);
        case Wildcard(int character) -> characters.add(character);
        case Variable(String key, String otherwise) -> {
          List<String> values = context.values(key);
          String value = values.isEmpty() ? otherwise : values.getFirst();
          if (value == null || values.size() > 1) {
            return null;
          }
          value.codePoints().forEach(characters);
        }
      }
    }
    return characters.build().toArray();
  }
}
