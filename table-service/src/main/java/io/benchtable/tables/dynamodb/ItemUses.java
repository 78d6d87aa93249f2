package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ItemJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What operations on items do to which table, with which keys and attributes. */
record ItemUses(Catalogue catalogue) {

  private static final Optional<String> BY_ITSELF = Optional.empty();

  /** Of the members of a transaction: what each does. */
  private static final Map<String, String> IN_TRANSACTION =
      Map.of(
          "ConditionCheck", "ConditionCheckItem",
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem");

  void addTo(Map<String, Function<RequestBody, List<Use>>> all) {
    all.put("PutItem", request -> List.of(write("PutItem", request, RequestParameters.WRITE)));
    all.put(
        "UpdateItem", request -> List.of(write("UpdateItem", request, RequestParameters.UPDATE)));
    all.put(
        "DeleteItem", request -> List.of(write("DeleteItem", request, RequestParameters.WRITE)));
    all.put(
        "GetItem",
        request -> List.of(read(Facts.of(request, BY_ITSELF), request, RequestParameters.GET)));
    all.put("BatchGetItem", this::batchRead);
    all.put("BatchWriteItem", this::batchWrite);
    all.put("TransactGetItems", this::transactionRead);
    all.put("TransactWriteItems", this::transactionWrite);
  }

  private Use write(String action, RequestBody request, RequestParameters parameters) {
    return write(action, Facts.of(request, BY_ITSELF), request, parameters);
  }

  private Use write(String action, Facts facts, RequestBody write, RequestParameters parameters) {
    String table = TableNames.of(write);
    String item = action.equals("PutItem") ? "Item" : "Key";
    return Use.of(
        action,
        ResourceNames.table(table),
        facts
            .partitions(() -> keys(table, Stream.ofNullable(write.member(item))))
            .attributes(() -> RequestAttributes.of(write, parameters, item))
            .returnValues(write)
            .all());
  }

  private Use read(Facts facts, RequestBody read, RequestParameters parameters) {
    String table = TableNames.of(read);
    return Use.of(
        "GetItem",
        ResourceNames.table(table),
        facts
            .partitions(() -> keys(table, Stream.ofNullable(read.member("Key"))))
            .attributes(() -> RequestAttributes.of(read, parameters, "Key"))
            .select(() -> selected(read))
            .all());
  }

  /** Of reads that have no word for it. */
  private static String selected(RequestBody read) {
    boolean some = read.has("ProjectionExpression") || read.has("AttributesToGet");
    return (some ? Selection.SPECIFIC_ATTRIBUTES : Selection.ALL_ATTRIBUTES).name();
  }

  private List<Use> batchRead(RequestBody request) {
    RequestBody tables = request.requiredObject("RequestItems");
    List<Use> uses = new ArrayList<>();
    for (String name : tables.node().propertyNames()) {
      RequestBody one = tables.requiredObject(name);
      String table = TableNames.checked(name, "requestItems");
      uses.add(
          Use.of(
              "BatchGetItem",
              ResourceNames.table(table),
              Facts.of(request, BY_ITSELF)
                  .partitions(
                      () -> keys(table, one.objects("Keys").stream().map(RequestBody::node)))
                  .attributes(
                      () ->
                          distinct(
                              Stream.concat(
                                  RequestAttributes.of(one, RequestParameters.GET).stream(),
                                  names(one.objects("Keys").stream().map(RequestBody::node)))))
                  .select(() -> selected(one))
                  .all()));
    }
    return uses;
  }

  private List<Use> batchWrite(RequestBody request) {
    RequestBody tables = request.requiredObject("RequestItems");
    List<Use> uses = new ArrayList<>();
    for (String name : tables.node().propertyNames()) {
      String table = TableNames.checked(name, "requestItems");
      List<JsonNode> items = tables.objects(name).stream().flatMap(ItemUses::written).toList();
      uses.add(
          Use.of(
              "BatchWriteItem",
              ResourceNames.table(table),
              Facts.of(request, BY_ITSELF)
                  .partitions(() -> keys(table, items.stream()))
                  .attributes(() -> distinct(names(items.stream())))
                  .all()));
    }
    return uses;
  }

  private static Stream<JsonNode> written(RequestBody write) {
    return Stream.concat(
            write.object("PutRequest").flatMap(put -> put.object("Item")).stream(),
            write.object("DeleteRequest").flatMap(delete -> delete.object("Key")).stream())
        .map(RequestBody::node);
  }

  private List<Use> transactionRead(RequestBody request) {
    Optional<String> enclosing = Optional.of("TransactGetItems");
    RequestParameters parameters = RequestParameters.GET.inTransaction();
    return request.objects("TransactItems").stream()
        .flatMap(item -> item.object("Get").stream())
        .map(get -> read(Facts.of(request, enclosing), get, parameters))
        .toList();
  }

  private List<Use> transactionWrite(RequestBody request) {
    Optional<String> enclosing = Optional.of("TransactWriteItems");
    List<Use> uses = new ArrayList<>();
    for (RequestBody item : request.objects("TransactItems")) {
      IN_TRANSACTION.forEach(
          (kind, action) ->
              item.object(kind)
                  .ifPresent(
                      write ->
                          uses.add(
                              write(
                                  action,
                                  Facts.of(request, enclosing),
                                  write,
                                  (kind.equals("Update")
                                          ? RequestParameters.UPDATE
                                          : RequestParameters.WRITE)
                                      .inTransaction()))));
    }
    return uses;
  }

  /** Of a table that is not there, nothing is known of its keys. */
  private List<List<AttributeValue>> keys(String table, Stream<JsonNode> items) {
    Optional<String> name = catalogue.find(table).map(known -> known.partition().name());
    List<List<AttributeValue>> partitions = new ArrayList<>();
    name.ifPresent(
        attribute ->
            items
                .map(item -> item.get(attribute))
                .filter(value -> value != null && !value.isNull())
                .forEach(value -> partitions.add(List.of(ItemJson.readValue(value)))));
    return partitions;
  }

  private static Stream<String> names(Stream<JsonNode> items) {
    return items.flatMap(item -> item.propertyNames().stream());
  }

  private static List<String> distinct(Stream<String> values) {
    return values.distinct().toList();
  }
}
