package io.benchtable.workflows.rule;

import io.benchtable.workflows.event.ChangeEventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rules and values as JSON. */
public final class RuleJson {

  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};
  private static final TypeReference<List<Map<String, @Nullable Object>>> OBJECTS =
      new TypeReference<>() {};
  private static final JsonMapper JSON =
      JsonMapper.builder(ChangeEventJson.LONG_NAMES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private RuleJson() {}

  /** A value as JSON text. */
  public static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** A value as it is inserted into a text: texts without quotes, the rest as JSON. */
  public static String text(Object value) {
    return switch (value) {
      case String text -> text;
      case BigDecimal number -> number.toPlainString();
      default -> write(value);
    };
  }

  /** Reads a JSON object. */
  public static Map<String, @Nullable Object> object(String json) {
    return JSON.readValue(json, OBJECT);
  }

  /** Reads a rule as a user writes it. */
  static RuleParser.Parsed parse(Map<String, @Nullable Object> item) {
    return RuleParser.parse(item, RuleJson::write, false);
  }

  /** The platform's own rules. */
  static List<Rule> platformRules() {
    try (var resource = RuleJson.class.getResourceAsStream("platform-rules.json")) {
      if (resource == null) {
        throw new IllegalStateException("Expected platform-rules.json, but it is missing");
      }
      return JSON.readValue(resource, OBJECTS).stream().map(RuleJson::platformRule).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule platformRule(Map<String, @Nullable Object> item) {
    return switch (RuleParser.parse(item, RuleJson::write, true)) {
      case RuleParser.Parsed.Valid(var rule) -> rule;
      case RuleParser.Parsed.Invalid(var problems) ->
          throw new IllegalStateException("Expected valid platform rules, but " + problems);
    };
  }
}
