package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.Throughput;
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

  private static final int MOST_GLOBAL = 20;
  private static final int MOST_LOCAL = 5;
  private static final int MOST_OF_A_KIND = 4;

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
      checkLocal(request, index);
      attributes.addAll(index.key().attributes());
      if (index.included().stream().anyMatch(name -> name.isEmpty() || name.indexOf(0) >= 0)) {
        throw RequestRefused.invalid(
            "Expected names of attributes in include of index %s, but it has %s."
                .formatted(index.name(), index.included()));
      }
    }
    checkNumbers(request);
    checkTypes(attributes);
    checkUnits(request);
    return request;
  }

  private static void checkNumbers(TableRequest request) {
    long local =
        request.indexes().stream().filter(index -> index.scope() == Index.Scope.LOCAL).count();
    long global = request.indexes().size() - local;
    if (local > MOST_LOCAL || global > MOST_GLOBAL) {
      throw RequestRefused.invalid(
          "Expected at most %d indexes and %d local ones, but there are %d and %d."
              .formatted(MOST_GLOBAL, MOST_LOCAL, global, local));
    }
  }

  private static void checkLocal(TableRequest request, Index index) {
    if (index.scope() == Index.Scope.LOCAL
        && (index.key().sort().size() != 1
            || request.sort() == null
            || !index.key().partition().equals(request.key().partition()))) {
      throw RequestRefused.invalid(
          "Expected local index %s to have one sort attribute and the partition key of the table, which has a sort key as well, but it has %s and %s."
              .formatted(index.name(), index.key().partition(), index.key().sort()));
    }
  }

  private static void checkUnits(TableRequest request) {
    boolean provisioned = request.billingMode() == BillingMode.PROVISIONED;
    for (Index index : request.indexes()) {
      boolean own = provisioned && index.scope() == Index.Scope.GLOBAL;
      if (own == index.throughput().equals(Throughput.NONE)) {
        throw RequestRefused.invalid(
            own
                ? "Expected a capacity of index %s, as its table has one, but there is none."
                    .formatted(index.name())
                : "Expected no capacity of index %s, which is local or of a table without, but there is one."
                    .formatted(index.name()));
      }
    }
    if (provisioned && !request.options().capacity().equals(CapacityDetails.NONE)) {
      throw RequestRefused.invalid(
          "Expected no onDemandMaximum beside a capacity, but table %s is to have both."
              .formatted(request.name()));
    }
  }

  private static void checkApart(String what, KeySchema key) {
    if (Set.copyOf(key.names()).size() < key.names().size()) {
      throw RequestRefused.invalid(
          "Expected each attribute once in the key of %s, but they are %s."
              .formatted(what, key.names()));
    }
    if (key.partition().size() > MOST_OF_A_KIND || key.sort().size() > MOST_OF_A_KIND) {
      throw RequestRefused.invalid(
          "Expected at most %d partition and %d sort attributes in the key of %s, but they are %d and %d."
              .formatted(
                  MOST_OF_A_KIND, MOST_OF_A_KIND, what, key.partition().size(), key.sort().size()));
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

  static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw RequestRefused.invalid(
          "Expected a %s name of 3 to 255 characters out of A-Z, a-z, 0-9, '_', '-' and '.', but it"
                  .formatted(what)
              + " is '"
              + name
              + "'.");
    }
  }
}
