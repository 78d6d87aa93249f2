package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;
import java.util.stream.Collectors;

/** What requests about transactions have in common: up to a hundred things that they want. */
final class TransactItems {

  private static final int MOST = 100;

  private TransactItems() {}

  /**
   * @param kind what the protocol calls one of them
   */
  static List<RequestBody> of(RequestBody request, String kind) {
    if (!request.has("TransactItems")) {
      throw RequestBody.missing("TransactItems");
    }
    List<RequestBody> items = request.objects("TransactItems");
    if (items.isEmpty()) {
      throw outside("[]", "greater than or equal to 1");
    }
    if (items.size() > MOST) {
      throw outside(
          items.stream()
              .map(
                  item ->
                      "com.amazonaws.dynamodb.v20120810.%s@%x"
                          .formatted(kind, item.node().hashCode()))
              .collect(Collectors.joining(", ", "[", "]")),
          "less than or equal to " + MOST);
    }
    return items;
  }

  private static RequestRefused outside(String value, String bound) {
    return RequestRefused.invalid(
        "1 validation error detected: Value '%s' at 'transactItems' failed to satisfy constraint:"
                .formatted(value)
            + " Member must have length "
            + bound);
  }

  /**
   * @param path of the object that should have the members
   */
  static void require(RequestBody object, String path, List<String> members) {
    for (String member : members) {
      if (!object.has(member)) {
        throw RequestBody.missing(
            path + "." + Character.toLowerCase(member.charAt(0)) + member.substring(1));
      }
    }
  }
}
