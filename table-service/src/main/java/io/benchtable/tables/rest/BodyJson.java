package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads what bodies ask for. What is not known is nothing that somebody may rely on: refused. Nor
 * is a value of one type taken for one of another.
 */
final class BodyJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .withCoercionConfigDefaults(
              coercions ->
                  coercions
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .addModule(new SimpleModule().addDeserializer(Instant.class, new TimeReader()))
          .build();

  private static final Map<Class<?>, String> WORDS =
      Map.of(
          String.class, "a string",
          Integer.class, "a whole number",
          Long.class, "a whole number",
          Boolean.class, "true or false",
          Instant.class, "a time such as 2026-01-31T12:00:00Z",
          List.class, "an array",
          ArrayList.class, "an array");

  private BodyJson() {}

  /**
   * @param what is expected, in words
   */
  static <T> T read(byte[] body, Class<T> type, String what) {
    T read;
    try {
      read = JSON.readValue(body, type);
    } catch (UnrecognizedPropertyException e) {
      throw RequestRefused.invalid(unknown(e));
    } catch (ValueInstantiationException e) {
      throw RequestRefused.invalid(
          e.getCause() == null
              ? e.getOriginalMessage()
              : String.valueOf(e.getCause().getMessage()));
    } catch (MismatchedInputException e) {
      throw RequestRefused.invalid(mismatched(e, what, body));
    } catch (JacksonException e) {
      throw RequestRefused.invalid("Expected %s, but: %s".formatted(what, e.getOriginalMessage()));
    }
    if (read == null) {
      throw RequestRefused.invalid("Expected %s, but it is null.".formatted(what));
    }
    return read;
  }

  private static String unknown(UnrecognizedPropertyException failure) {
    String known =
        failure.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "));
    return "Expected members out of %s, but there is '%s'.".formatted(known, place(failure));
  }

  private static String mismatched(MismatchedInputException failure, String what, byte[] body) {
    if (failure.getPath().isEmpty()) {
      return "Expected %s, but: %s".formatted(what, failure.getOriginalMessage());
    }
    return "Expected %s to be %s, but it is %s."
        .formatted(place(failure), word(failure.getTargetType()), given(failure, body));
  }

  /** The value that is wrong, in quotation marks where it is a string. */
  private static String given(DatabindException failure, byte[] body) {
    JsonNode value =
        JSON.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(body);
    for (JacksonException.Reference step : failure.getPath()) {
      String name = step.getPropertyName();
      value = name == null ? value.path(step.getIndex()) : value.path(name);
    }
    return value.isString()
        ? "'" + TextLengths.shown(value.stringValue()) + "'"
        : TextLengths.shown(value.toString());
  }

  /** The member that is wrong, with those that it is in. */
  private static String place(DatabindException failure) {
    List<JacksonException.Reference> path = failure.getPath();
    return path.stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getPropertyName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String word(@Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
          .map(constant -> JSON.valueToTree(constant).asString())
          .collect(Collectors.joining(" or "));
    }
    return type == null ? "an object" : WORDS.getOrDefault(type, "an object");
  }
}
