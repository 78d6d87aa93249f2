package io.benchtable.jobs.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.JsonPointerBasedFilter;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Messages and items as JSON; fields that we do not know are ignored. */
public final class JobJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
          .build();

  private JobJson() {}

  /**
   * @throws JacksonException if it is not such a message
   */
  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  public static String write(Object message) {
    return MAPPER.writeValueAsString(message);
  }

  /**
   * The number or string that a JSON Pointer (RFC 6901) leads to in a file of any size; nothing if
   * there is none.
   *
   * @throws JacksonException if what comes before it is no JSON
   */
  static Optional<String> scalarAt(Path file, String pointer) {
    var pointed = new JsonPointerBasedFilter(pointer);
    try (var all = MAPPER.createParser(file);
        var parser =
            new FilteringParserDelegate(
                all, pointed, TokenFilter.Inclusion.ONLY_INCLUDE_ALL, false)) {
      var token = parser.nextToken();
      return token != null && (token.isNumeric() || token == JsonToken.VALUE_STRING)
          ? Optional.of(parser.getString())
          : Optional.empty();
    }
  }

  static Map<String, Object> plain(Object item) {
    return MAPPER.convertValue(item, new TypeReference<>() {});
  }

  static <T> T typed(Map<String, ?> plain, Class<T> type) {
    return MAPPER.convertValue(plain, type);
  }
}
