package io.benchtable.standalone.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What an instance is asked for: a path and its parameters, encoded.
 *
 * @param text such as {@code /v1/benchmarks/b/reprice?book=mine}
 */
public record Question(String text) {

  /** A path of three parts, of which the middle one is somebody's name. */
  public static Question at(String before, String name, String after) {
    return new Question(before + encode(name) + after);
  }

  /** With a parameter, where it has a value. */
  public Question with(String name, @Nullable String value) {
    return value == null
        ? this
        : new Question(text + (text.contains("?") ? "&" : "?") + name + "=" + encode(value));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
