package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Reads keys of tables and indexes, of attributes that are defined. */
record KeySchemaJson(Map<String, ScalarType> types) {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String HASH = "HASH";
  private static final String RANGE = "RANGE";
  private static final int MOST_OF_A_KIND = 4;

  KeySchema ofTable(RequestBody table) {
    List<String> names = names(table);
    boolean defined =
        types.keySet().containsAll(names)
            && (names.size() == 1 || types.size() > 1 || !isTwice(names));
    if (!defined && (names.size() > 1 || types.isEmpty())) {
      throw RequestRefused.invalid(
          "Invalid KeySchema: Some index key attribute have no definition");
    }
    return key(checked(table, names));
  }

  KeySchema ofLocalIndex(RequestBody index) {
    return key(checked(index, names(index)));
  }

  /** Of a global index, whose key may have several attributes of either kind. */
  KeySchema ofGlobalIndex(RequestBody index) {
    List<String> names = names(index);
    checkDefined(names);
    if (isTwice(names)) {
      throw RequestRefused.invalid(
          "The KeySchema contains multiple key attributes with the same name");
    }
    List<String> kinds = kinds(index);
    checkFirst(kinds);
    int partition = kinds.contains(RANGE) ? kinds.indexOf(RANGE) : kinds.size();
    if (kinds.lastIndexOf(HASH) > partition) {
      throw RequestRefused.invalid(
          INVALID + "All HASH key attributes must precede RANGE key attributes in the KeySchema");
    }
    checkNumber(partition, HASH);
    checkNumber(kinds.size() - partition, RANGE);
    List<KeyAttribute> attributes = names.stream().map(this::attribute).toList();
    return new KeySchema(
        attributes.subList(0, partition), attributes.subList(partition, attributes.size()));
  }

  private static void checkNumber(int attributes, String kind) {
    if (attributes > MOST_OF_A_KIND) {
      throw RequestRefused.invalid(
          INVALID
              + "The KeySchema exceeds the maximum allowed number of %s key attributes"
                  .formatted(kind));
    }
  }

  private static KeySchema key(List<KeyAttribute> attributes) {
    return new KeySchema(attributes.subList(0, 1), attributes.subList(1, attributes.size()));
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
    checkDefined(names);
    if (isTwice(names)) {
      throw RequestRefused.invalid(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    List<String> kinds = kinds(owner);
    checkFirst(kinds);
    if (kinds.size() > 1 && !kinds.get(1).equals(RANGE)) {
      throw RequestRefused.invalid(
          "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }
    return names.stream().map(this::attribute).toList();
  }

  private void checkDefined(List<String> names) {
    if (!types.keySet().containsAll(names)) {
      throw RequestRefused.invalid(
          INVALID
              + "Some index key attributes are not defined in AttributeDefinitions. Keys: %s,"
                  .formatted(names)
              + " AttributeDefinitions: "
              + types.keySet());
    }
  }

  private static List<String> kinds(RequestBody owner) {
    return owner.objects("KeySchema").stream().map(element -> element.required("KeyType")).toList();
  }

  private static void checkFirst(List<String> kinds) {
    if (!kinds.getFirst().equals(HASH)) {
      throw RequestRefused.invalid(
          "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
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
