package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for tables that are asked for as plain JSON. */
final class TableRequests {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

  private TableRequests() {}

  static TableRequest checked(TableRequest request) {
    checkName("table", request.name());
    checkApart("the table", request.key());
    List<KeyAttribute> attributes = new ArrayList<>(request.key().attributes());
    Set<String> names = new HashSet<>();
    for (Index index : request.indexes()) {
      checkName("index", index.name());
      if (!names.add(index.name())) {
        throw RequestRefused.invalid(
            "Expected each index once, but " + index.name() + " is there twice.");
      }
      checkApart("index " + index.name(), index.key());
      attributes.addAll(index.key().attributes());
      if (index.included().stream().anyMatch(name -> name.isEmpty() || name.indexOf(0) >= 0)) {
        throw RequestRefused.invalid(
            "Expected names of attributes in include of index %s, but it has %s."
                .formatted(index.name(), index.included()));
      }
    }
    if (names.size() > 20) {
      throw RequestRefused.invalid(
          "Expected at most 20 indexes, but there are " + names.size() + ".");
    }
    checkTypes(attributes);
    return request;
  }

  private static void checkApart(String what, KeySchema key) {
    KeyAttribute sort = key.sort();
    if (sort != null && sort.name().equals(key.partition().name())) {
      throw RequestRefused.invalid(
          "Expected two attributes in the key of %s, but %s is both.".formatted(what, sort.name()));
    }
  }

  private static void checkTypes(List<KeyAttribute> attributes) {
    Map<String, ScalarType> types = new HashMap<>();
    for (KeyAttribute attribute : attributes) {
      String name = attribute.name();
      if (name.isEmpty() || name.length() > 255 || name.indexOf(0) >= 0) {
        throw RequestRefused.invalid(
            "Expected names of key attributes to be 1 to 255 characters long, but one is '%s'."
                .formatted(name));
      }
      ScalarType other = types.putIfAbsent(attribute.name(), attribute.type());
      if (other != null && other != attribute.type()) {
        throw RequestRefused.invalid(
            "Expected one type for attribute %s, but it is both %s and %s."
                .formatted(attribute.name(), other, attribute.type()));
      }
    }
  }

  private static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw RequestRefused.invalid(
          "Expected a %s name of 3 to 255 characters out of A-Z, a-z, 0-9, '_', '-' and '.', but it"
                  .formatted(what)
              + " is '"
              + name
              + "'.");
    }
  }

  static boolean sameIndexes(List<Index> some, List<Index> others) {
    return some.stream()
        .map(TableRequests::identity)
        .toList()
        .equals(others.stream().map(TableRequests::identity).toList());
  }

  private static List<Object> identity(Index index) {
    return List.of(index.name(), index.key().attributes(), index.projection(), index.included());
  }
}
