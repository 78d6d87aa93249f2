package io.benchtable.costs.price;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark says about prices: a book, and the machine that a configuration stands for.
 *
 * @param version of the book; the newest if it is not said
 * @param instanceType may name parameters, such as {@code ${instance}}; absent for own hardware
 */
public record Pricing(
    String book, @Nullable String version, @Nullable String instanceType, @Nullable String region) {

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^}]*)}");

  /** The same, with the parameters of one configuration put in; unknown ones are left standing. */
  public Pricing with(Map<String, String> parameters) {
    return instanceType == null
        ? this
        : new Pricing(book, version, substituted(instanceType, parameters), region);
  }

  private static String substituted(String text, Map<String, String> parameters) {
    return PARAMETER
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(parameters.getOrDefault(match.group(1), match.group())));
  }
}
