package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.AttributeValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what conditions of policies can ask of a use of a table. */
final class Facts {

  private static final List<String> PARTITION_KEYS =
      List.of(
          "firstpartitionkeyvalues",
          "secondpartitionkeyvalues",
          "thirdpartitionkeyvalues",
          "fourthpartitionkeyvalues");

  private final Map<String, Supplier<List<String>>> byKey = new HashMap<>();

  private Facts() {}

  /**
   * @param enclosing the operation that a use is a part of; empty where it is one by itself
   */
  static Facts of(RequestBody request, Optional<String> enclosing) {
    Facts facts = new Facts();
    facts.add("returnconsumedcapacity", () -> said(request, "ReturnConsumedCapacity"));
    facts.add("enclosingoperation", () -> enclosing.map(List::of).orElse(List.of()));
    return facts;
  }

  /** What a request says, or what it means by saying nothing. */
  private static List<String> said(RequestBody request, String name) {
    return List.of(request.string(name).orElse("NONE"));
  }

  private Facts add(String key, Supplier<List<String>> values) {
    byKey.put("dynamodb:" + key, values);
    return this;
  }

  /** What names the partitions: a value of each attribute of the partition key. */
  Facts partitions(Supplier<List<List<AttributeValue>>> partitions) {
    add("leadingkeys", () -> values(partitions.get(), 0));
    for (int place = 0; place < PARTITION_KEYS.size(); place++) {
      int of = place;
      add(PARTITION_KEYS.get(place), () -> values(partitions.get(), of));
    }
    return this;
  }

  private static List<String> values(List<List<AttributeValue>> partitions, int place) {
    return partitions.stream()
        .filter(partition -> partition.size() > place)
        .flatMap(partition -> ResourceNames.key(partition.get(place)).stream())
        .distinct()
        .toList();
  }

  /** Of whatever attributes the request speaks. */
  Facts attributes(Supplier<List<String>> names) {
    return add("attributes", names);
  }

  Facts select(Supplier<String> selection) {
    return add("select", () -> List.of(selection.get()));
  }

  Facts fullTableScan(Supplier<List<String>> is) {
    return add("fulltablescan", is);
  }

  /**
   * What a write returns. One that shows the whole old item when its condition fails counts as one
   * that returns it.
   */
  Facts returnValues(RequestBody write, Supplier<String> wanted) {
    return add(
        "returnvalues",
        () ->
            List.of(
                ItemRequests.showsItemOnFailure(write) && !wanted.get().equals("ALL_NEW")
                    ? "ALL_OLD"
                    : wanted.get()));
  }

  Facts returnValues(RequestBody write) {
    return returnValues(write, () -> said(write, "ReturnValues").getFirst());
  }

  Map<String, Supplier<List<String>>> all() {
    return byKey;
  }
}
