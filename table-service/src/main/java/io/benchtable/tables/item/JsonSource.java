package io.benchtable.tables.item;

import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Opens JSON texts for reading, token by token. */
public final class JsonSource {

  private static final int MAX_STRING_LENGTH = 32 * 1024 * 1024;
  private static final int MAX_NESTING = 200;

  /** What is read at most, of requests as of stored items: more than an item may have. */
  public static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxStringLength(MAX_STRING_LENGTH)
          .maxNameLength(2 * ItemLimits.MAX_NAME_BYTES)
          .maxNestingDepth(MAX_NESTING)
          .build();

  private static final JsonFactory FACTORY =
      JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

  private JsonSource() {}

  /** What is said of a text beyond {@link #CONSTRAINTS}, of which only the nesting has a name. */
  public static RuntimeException beyondLimits(StreamConstraintsException e) {
    return String.valueOf(e.getMessage()).contains("nesting depth")
        ? ItemLimits.nestedTooDeep()
        : new SerializationError("");
  }

  /** Reads a text that holds one object and nothing else. */
  static <T> T read(String text, Function<JsonParser, T> reader) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return whole(parser, reader);
    } catch (JacksonException e) {
      throw new SerializationError(e.getOriginalMessage());
    }
  }

  /** Reads bytes that hold one object and nothing else. */
  static <T> T read(byte[] text, Function<JsonParser, T> reader) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return whole(parser, reader);
    } catch (JacksonException e) {
      throw new SerializationError(e.getOriginalMessage());
    }
  }

  private static <T> T whole(JsonParser parser, Function<JsonParser, T> reader) {
    T read = reader.apply(parser);
    JsonToken after = parser.nextToken();
    if (after != null) {
      throw new SerializationError("Expected the end of the text, but there is " + after);
    }
    return read;
  }
}
