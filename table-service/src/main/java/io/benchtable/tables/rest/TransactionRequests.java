package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.rest.TransactionView.Read;
import io.benchtable.tables.rest.TransactionView.Write;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.ItemAddress;
import io.benchtable.tables.storage.Precondition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of transactions in plain JSON what is to be done. */
record TransactionRequests(Catalogue catalogue) {

  private static final int MOST = 100;

  List<ItemAddress> addresses(List<Read> reads) {
    checkNumber("reads", reads.size());
    List<ItemAddress> addresses = new ArrayList<>();
    for (int i = 0; i < reads.size(); i++) {
      Read read = there("reads", i, reads.get(i));
      String table = table("reads", i, read.table());
      Item key = read.key();
      if (key == null) {
        throw RequestRefused.invalid("Expected key in reads[%d], but it is absent.".formatted(i));
      }
      addresses.add(new ItemAddress(table, key(table, key)));
    }
    checkApart("reads", addresses);
    return addresses;
  }

  List<Action> actions(List<Write> writes) {
    checkNumber("writes", writes.size());
    List<Action> actions = new ArrayList<>();
    List<ItemAddress> addresses = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      Write write = there("writes", i, writes.get(i));
      String table = table("writes", i, write.table());
      checkOne(i, write);
      Action action = action(i, table, write);
      actions.add(action);
      addresses.add(new ItemAddress(table, action.key(catalogue.require(table).key())));
    }
    checkApart("writes", addresses);
    return actions;
  }

  private Action action(int position, String table, Write write) {
    Precondition condition = Preconditions.of(null, null, write.condition()).precondition();
    if (write.put() != null) {
      return new Action.Put(table, write.put(), condition);
    }
    if (write.delete() != null) {
      return new Action.Delete(table, key(table, write.delete()), condition);
    }
    if (write.check() != null) {
      if (condition == Precondition.NONE) {
        throw RequestRefused.invalid(
            "Expected if beside check in writes[%d], but it is absent.".formatted(position));
      }
      return new Action.Check(table, key(table, write.check()), condition);
    }
    Item key = key(table, Objects.requireNonNull(write.change()));
    String text = write.update();
    if (text == null) {
      throw RequestRefused.invalid(
          "Expected update beside change in writes[%d], but it is absent.".formatted(position));
    }
    Update update = ClauseTexts.update(text, catalogue.require(table).key());
    return new Action.Update(
        table, key, condition, stored -> Optional.of(update.apply(stored.orElse(key))));
  }

  /** Binary keys are Base64 for addresses, as they are in paths. */
  private Item key(String table, Item given) {
    KeySchema schema = catalogue.require(table).key();
    Item key = given;
    for (KeyAttribute attribute : schema.attributes()) {
      AttributeValue value = given.get(attribute.name());
      if (attribute.type() == ScalarType.B && value instanceof StringValue(String text)) {
        key = key.with(attribute.name(), PathKeys.value(attribute, text));
      }
    }
    if (!key.attributes().keySet().equals(new HashSet<>(schema.names()))) {
      throw RequestRefused.invalid(
          "Expected the key of table %s, which is %s, but it has %s."
              .formatted(table, schema.names(), key.attributes().keySet()));
    }
    return key;
  }

  private static <T> T there(String list, int position, @Nullable T element) {
    if (element == null) {
      throw RequestRefused.invalid(
          "Expected an object in %s[%d], but it is null.".formatted(list, position));
    }
    return element;
  }

  private static String table(String list, int position, @Nullable String table) {
    if (table == null) {
      throw RequestRefused.invalid(
          "Expected table in %s[%d], but it is absent.".formatted(list, position));
    }
    return table;
  }

  private static void checkOne(int position, Write write) {
    long kinds =
        Stream.of(write.put(), write.change(), write.delete(), write.check())
            .filter(Objects::nonNull)
            .count();
    if (kinds != 1 || (write.update() != null && write.change() == null)) {
      throw RequestRefused.invalid(
          "Expected one of put, change with update, delete and check in writes[%d], but there are %d."
              .formatted(position, kinds));
    }
  }

  static void checkNumber(String list, int number) {
    if (number < 1 || number > MOST) {
      throw RequestRefused.invalid(
          "Expected 1 to %d in %s, but there are %d.".formatted(MOST, list, number));
    }
  }

  private static void checkApart(String list, List<ItemAddress> addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      int other = addresses.subList(0, i).indexOf(addresses.get(i));
      if (other >= 0) {
        throw RequestRefused.invalid(
            "Expected each item once, but %1$s[%2$d] and %1$s[%3$d] are about the same."
                .formatted(list, other, i));
      }
    }
  }
}
