package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Expressions;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.expression.KeyRange;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.item.StoredItem;
import io.benchtable.tables.storage.ItemPage;
import io.benchtable.tables.storage.ItemRange;
import io.benchtable.tables.storage.Items;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Items of a table or an index as {@code {"items": [...], "next": ...}}. */
final class ItemLists {

  private final Items items;

  ItemLists(Items items) {
    this.items = items;
  }

  /** Within a look at the table, which is done anew if the table is another meanwhile. */
  byte[] read(TableDefinition table, @Nullable Index index, String partition, ListRequest request) {
    KeyCondition condition =
        condition(index == null ? table.key() : index.key(), partition, request.checked());
    return read(
        table,
        ItemRange.partition(
            index == null ? null : index.name(),
            condition.partitionBytes(),
            condition.sort(),
            request.descending(),
            request.most(),
            request.after(),
            stored(request.wanted())),
        request);
  }

  /** Items of all partitions, or of one of several parts of the table. */
  byte[] readAll(
      TableDefinition table, @Nullable Index index, Segment segment, ListRequest request) {
    return read(
        table,
        new ItemRange(
            index == null ? null : index.name(),
            null,
            KeyRange.ALL,
            false,
            request.checked().most(),
            request.after(),
            stored(request.wanted()),
            segment.number(),
            segment.of()),
        request);
  }

  private static Predicate<StoredItem> stored(Predicate<Item> wanted) {
    return item -> wanted.test(item.item());
  }

  private byte[] read(TableDefinition table, ItemRange range, ListRequest request) {
    UnaryOperator<Item> shown = request.shown();
    return body(items.read(table, range, false), shown).getBytes(StandardCharsets.UTF_8);
  }

  private static KeyCondition condition(KeySchema key, String partition, ListRequest request) {
    if (key.partition().size() > 1) {
      throw RequestRefused.invalid(
          "Expected a partition key of one attribute, but it has %s: a statement reads such an index."
              .formatted(key.partition().stream().map(KeyAttribute::name).toList()));
    }
    KeyAttribute named = key.partition().getFirst();
    Map<String, String> names = new HashMap<>(Map.of("#p", named.name()));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":p", PathKeys.value(named, partition)));
    String range = range(key, request, values);
    if (!range.isEmpty()) {
      names.put("#s", key.sort().getFirst().name());
    }
    return Expressions.of(names, values).keyCondition("#p = :p" + range, key);
  }

  /** What is said of the sort key, of its first attribute if it has several, and its values. */
  private static String range(
      KeySchema key, ListRequest request, Map<String, AttributeValue> values) {
    bound(key, "beginsWith", request.beginsWith(), values);
    bound(key, "from", request.from(), values);
    bound(key, "to", request.to(), values);
    if (values.containsKey(":beginsWith")) {
      return " and begins_with(#s, :beginsWith)";
    }
    if (values.containsKey(":from")) {
      return values.containsKey(":to") ? " and #s between :from and :to" : " and #s >= :from";
    }
    return values.containsKey(":to") ? " and #s <= :to" : "";
  }

  private static void bound(
      KeySchema key, String name, @Nullable String text, Map<String, AttributeValue> values) {
    if (text == null || text.isEmpty()) {
      return;
    }
    if (key.sort().isEmpty()) {
      throw RequestRefused.invalid(
          "Expected no %s, as there is no sort key, but it is '%s'.".formatted(name, text));
    }
    values.put(":" + name, PathKeys.value(key.sort().getFirst(), text));
  }

  private static String body(ItemPage page, UnaryOperator<Item> shown) {
    StringBuilder body = new StringBuilder("{\"items\":[");
    String separator = "";
    for (StoredItem item : page.items()) {
      body.append(separator);
      PlainItemJson.write(shown.apply(item.item()), body);
      separator = ",";
    }
    body.append("],\"next\":");
    body.append(page.last().map(last -> '"' + ListRequest.next(last) + '"').orElse("null"));
    return body.append('}').toString();
  }
}
