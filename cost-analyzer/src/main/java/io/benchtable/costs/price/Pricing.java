package io.benchtable.costs.price;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark says about prices: a book, and the machine that a configuration stands for.
 *
 * @param version of the book; the newest if it is not said
 * @param instanceType may name parameters, such as {@code ${instance}}; absent for own hardware
 * @param region may name parameters too
 */
public record Pricing(
    String book, @Nullable String version, @Nullable String instanceType, @Nullable String region) {

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^}]*)}");

  /** The parameters that it names. */
  List<String> parameters() {
    return Stream.of(instanceType, region)
        .filter(Objects::nonNull)
        .flatMap(text -> PARAMETER.matcher(text).results())
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  /** The same, with the parameters of one configuration put in; unknown ones are left standing. */
  public Pricing with(Map<String, String> parameters) {
    return new Pricing(
        book, version, substituted(instanceType, parameters), substituted(region, parameters));
  }

  private static @Nullable String substituted(
      @Nullable String text, Map<String, String> parameters) {
    return text == null
        ? null
        : PARAMETER
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        parameters.getOrDefault(match.group(1), match.group())));
  }
}
