package io.benchtable.tables.catalogue;

import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.util.ArrayList;
import java.util.List;

/**
 * The attributes of an index's key as they are stored: their names, and beside them their types.
 */
public record IndexKey(
    List<String> partitionNames,
    List<String> partitionTypes,
    List<String> sortNames,
    List<String> sortTypes) {

  public IndexKey {
    partitionNames = List.copyOf(partitionNames);
    partitionTypes = List.copyOf(partitionTypes);
    sortNames = List.copyOf(sortNames);
    sortTypes = List.copyOf(sortTypes);
  }

  static IndexKey of(KeySchema key) {
    return new IndexKey(
        names(key.partition()), types(key.partition()), names(key.sort()), types(key.sort()));
  }

  KeySchema schema() {
    return new KeySchema(
        attributes(partitionNames, partitionTypes), attributes(sortNames, sortTypes));
  }

  private static List<String> names(List<KeyAttribute> attributes) {
    return attributes.stream().map(KeyAttribute::name).toList();
  }

  private static List<String> types(List<KeyAttribute> attributes) {
    return attributes.stream().map(attribute -> attribute.type().name()).toList();
  }

  private static List<KeyAttribute> attributes(List<String> names, List<String> types) {
    List<KeyAttribute> attributes = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      attributes.add(new KeyAttribute(names.get(i), ScalarType.valueOf(types.get(i))));
    }
    return attributes;
  }
}
