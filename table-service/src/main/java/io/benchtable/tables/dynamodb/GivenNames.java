package io.benchtable.tables.dynamodb;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The ARNs by which a request names tables: answers name them in the same way. */
final class GivenNames {
  private static final List<String> KINDS =
      List.of("ConditionCheck", "Put", "Delete", "Update", "Get");

  private GivenNames() {}

  /** ARNs by the names of their tables; tables that are named are left out. */
  static Map<String, String> of(RequestBody request) {
    return of(
        Stream.of(
                request.string("TableName").stream(),
                request.object("RequestItems").stream()
                    .flatMap(tables -> tables.node().propertyNames().stream()),
                request.objects("TransactItems").stream().flatMap(GivenNames::ofAction))
            .flatMap(names -> names)
            .toList());
  }

  private static Stream<String> ofAction(RequestBody item) {
    return KINDS.stream()
        .flatMap(kind -> item.object(kind).stream())
        .flatMap(action -> action.string("TableName").stream());
  }

  static Map<String, String> of(Collection<String> given) {
    Map<String, String> arns = new HashMap<>();
    for (String name : given) {
      if (name.startsWith("arn:")) {
        arns.put(TableNames.checked(name, "tableName"), name);
      }
    }
    return Map.copyOf(arns);
  }
}
