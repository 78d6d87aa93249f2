package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Expressions;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.storage.ItemPage;
import io.benchtable.tables.storage.ItemRange;
import io.benchtable.tables.storage.Items;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items of a partition as {@code {"items": [...], "next": ...}}. */
final class ItemLists {

  private final Items items;

  ItemLists(Items items) {
    this.items = items;
  }

  /** Within a look at the table, which is done anew if the table is another meanwhile. */
  byte[] read(TableDefinition table, @Nullable Index index, String partition, ListRequest request) {
    KeyCondition condition =
        condition(index == null ? table.key() : index.key(), partition, request.beginsWith());
    ItemPage page =
        items.read(
            table,
            ItemRange.partition(
                index == null ? null : index.name(),
                condition.partitionBytes(),
                condition.sort(),
                request.descending(),
                request.most(),
                request.after(),
                item -> true),
            false);
    return body(page).getBytes(StandardCharsets.UTF_8);
  }

  private static KeyCondition condition(
      KeySchema key, String partition, @Nullable String beginsWith) {
    Map<String, String> names = new HashMap<>(Map.of("#p", key.partition().name()));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":p", PathKeys.value(key.partition(), partition)));
    if (beginsWith == null || beginsWith.isEmpty()) {
      return Expressions.of(names, values).keyCondition("#p = :p", key);
    }
    KeyAttribute sort = key.sort();
    if (sort == null) {
      throw RequestRefused.invalid(
          "Expected no beginsWith, as there is no sort key, but it is '" + beginsWith + "'.");
    }
    names.put("#s", sort.name());
    values.put(":s", PathKeys.value(sort, beginsWith));
    return Expressions.of(names, values).keyCondition("#p = :p and begins_with(#s, :s)", key);
  }

  private static String body(ItemPage page) {
    StringBuilder body = new StringBuilder("{\"items\":[");
    String separator = "";
    for (Item item : page.items()) {
      body.append(separator);
      PlainItemJson.write(item, body);
      separator = ",";
    }
    body.append("],\"next\":");
    body.append(page.last().map(last -> '"' + ListRequest.next(last) + '"').orElse("null"));
    return body.append('}').toString();
  }
}
