package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.ScalarType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Reads keys of tables and indexes, of attributes that are defined. */
record KeySchemaJson(Map<String, ScalarType> types) {
  private static final String INVALID = "One or more parameter values were invalid: ";

  List<KeyAttribute> ofTable(RequestBody table) {
    List<String> names = names(table);
    boolean defined =
        types.keySet().containsAll(names)
            && (names.size() == 1 || types.size() > 1 || !isTwice(names));
    if (!defined && (names.size() > 1 || types.isEmpty())) {
      throw RequestRefused.invalid(
          "Invalid KeySchema: Some index key attribute have no definition");
    }
    return checked(table, names);
  }

  List<KeyAttribute> ofIndex(RequestBody index) {
    return checked(index, names(index));
  }

  private static List<String> names(RequestBody owner) {
    return owner.objects("KeySchema").stream()
        .map(element -> element.required("AttributeName"))
        .toList();
  }

  private static boolean isTwice(List<String> names) {
    return new HashSet<>(names).size() < names.size();
  }

  private List<KeyAttribute> checked(RequestBody owner, List<String> names) {
    if (!types.keySet().containsAll(names)) {
      throw RequestRefused.invalid(
          INVALID
              + "Some index key attributes are not defined in AttributeDefinitions. Keys: %s,"
                  .formatted(names)
              + " AttributeDefinitions: "
              + types.keySet());
    }
    if (isTwice(names)) {
      throw RequestRefused.invalid(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    checkKinds(
        owner.objects("KeySchema").stream().map(element -> element.required("KeyType")).toList());
    return names.stream().map(this::attribute).toList();
  }

  private static void checkKinds(List<String> kinds) {
    if (!kinds.getFirst().equals("HASH")) {
      throw RequestRefused.invalid(
          "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }
    if (kinds.size() > 1 && !kinds.get(1).equals("RANGE")) {
      throw RequestRefused.invalid(
          "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }
  }

  private KeyAttribute attribute(String name) {
    ScalarType type = types.get(name);
    if (type == null || name.indexOf(0) >= 0) {
      throw RequestRefused.invalid(INVALID + "KeySchema has a name that is not valid");
    }
    return new KeyAttribute(name, type);
  }
}
