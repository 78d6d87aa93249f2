package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.MapValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.SerializationError;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the read of a statement goes on. Clients are given it as a token, which holds for the same
 * statement with the same parameters only.
 *
 * @param part which of the partitions that are read one after the other
 * @param after the key of the last item that was read of it, if any was
 */
record StatementPosition(int part, Optional<Item> after) {

  private static final StatementPosition START = new StatementPosition(0, Optional.empty());
  private static final String STATEMENT = "s";
  private static final String PART = "p";
  private static final String AFTER = "k";

  /** Where a request wants to begin. */
  static StatementPosition of(RequestBody request) {
    return request.string("NextToken").map(token -> read(token, request)).orElse(START);
  }

  String token(RequestBody request) {
    TreeMap<String, AttributeValue> content = new TreeMap<>();
    content.put(STATEMENT, digest(request));
    content.put(PART, NumberValue.of(part));
    after.ifPresent(key -> content.put(AFTER, new MapValue(key.attributes())));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ItemJson.write(new Item(content)).getBytes(StandardCharsets.UTF_8));
  }

  private static StatementPosition read(String token, RequestBody request) {
    Item content = content(token);
    if (!(content.get(PART) instanceof NumberValue part)) {
      throw invalid();
    }
    if (!digest(request).equals(content.get(STATEMENT))) {
      throw RequestRefused.invalid("NextToken does not match request");
    }
    return new StatementPosition(
        part.decimal().intValue(),
        content.get(AFTER) instanceof MapValue(var key)
            ? Optional.of(new Item(key))
            : Optional.empty());
  }

  private static Item content(String token) {
    try {
      return ItemJson.parse(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException | SerializationError | ValidationError e) {
      throw invalid();
    }
  }

  static RequestRefused invalid() {
    return RequestRefused.invalid("Invalid NextToken");
  }

  private static StringValue digest(RequestBody request) {
    StringBuilder text = new StringBuilder(StatementRequests.statement(request));
    List<AttributeValue> parameters = StatementRequests.parameters(request);
    parameters.forEach(parameter -> text.append('\n').append(ItemJson.write(parameter)));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return new StringValue(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java, but it is not there.", e);
    }
  }
}
