package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.Write;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Writes what was not done of a batch, such that it can be sent again as it is. */
final class UnprocessedJson {

  private UnprocessedJson() {}

  /**
   * @param given the ARNs by which the request names tables, by the tables' names
   */
  static String write(List<Write> writes, Map<String, String> given) {
    ObjectNode tables = JsonNodeFactory.instance.objectNode();
    for (Write write : writes) {
      ObjectNode one =
          tables.withArrayProperty(given.getOrDefault(write.table(), write.table())).addObject();
      switch (write) {
        case Write.Put(String _, Item item) -> put(one.putObject("PutRequest"), "Item", item);
        case Write.Delete(String _, Item key) -> put(one.putObject("DeleteRequest"), "Key", key);
      }
    }
    return tables.toString();
  }

  private static void put(ObjectNode node, String member, Item item) {
    node.putRawValue(member, new RawValue(ItemJson.write(item)));
  }
}
