package io.benchtable.tables.storage.statement;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.MapValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.SerializationError;
import io.benchtable.tables.item.ValidationError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the read of a statement goes on. Clients are given it as a token, which holds for the same
 * statement with the same parameters only.
 *
 * @param part which of the partitions that are read one after the other
 * @param after the key of the last item that was read of it, if any was
 */
public record StatementPosition(int part, Optional<Item> after) {

  static final StatementPosition START = new StatementPosition(0, Optional.empty());
  private static final String STATEMENT = "s";
  private static final String PART = "p";
  private static final String AFTER = "k";

  /** For the next page of a statement. */
  public String token(GivenStatement statement) {
    TreeMap<String, AttributeValue> content = new TreeMap<>();
    content.put(STATEMENT, statement.digest());
    content.put(PART, NumberValue.of(part));
    after.ifPresent(key -> content.put(AFTER, new MapValue(key.attributes())));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ItemJson.write(new Item(content)).getBytes(StandardCharsets.UTF_8));
  }

  static StatementPosition read(String token, GivenStatement statement) {
    Item content = content(token);
    if (!(content.get(PART) instanceof NumberValue part)) {
      throw WrongToken.invalid();
    }
    if (!statement.digest().equals(content.get(STATEMENT))) {
      throw WrongToken.ofAnotherStatement();
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
      throw WrongToken.invalid();
    }
  }
}
