package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.CancellationReason;
import io.benchtable.tables.storage.TransactionCancelled;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Reasons for which a transaction was cancelled, as the protocol writes them. */
final class CancellationJson {

  private CancellationJson() {}

  static Failure failure(TransactionCancelled cancelled) {
    return Failure.ofTransaction(
        "TransactionCanceledException", cancelled.text(), write(cancelled.reasons()));
  }

  private static String write(List<CancellationReason> reasons) {
    return reasons.stream().map(CancellationJson::write).collect(Collectors.joining(",", "[", "]"));
  }

  private static String write(CancellationReason reason) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("Code", reason.code().text());
    reason.item().ifPresent(item -> node.putRawValue("Item", new RawValue(ItemJson.write(item))));
    if (!reason.message().isEmpty()) {
      node.put("Message", reason.message());
    }
    return node.toString();
  }
}
