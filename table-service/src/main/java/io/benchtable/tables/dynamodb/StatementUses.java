package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.expression.partiql.ReadPlan;
import io.benchtable.tables.expression.partiql.Returning;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ValidationError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What PartiQL statements do to which table or index, with which keys and attributes. */
record StatementUses(Catalogue catalogue) {

  void addTo(Map<String, Function<RequestBody, List<Use>>> all) {
    all.put("ExecuteStatement", request -> List.of(use(request, request, Optional.empty())));
    all.put("BatchExecuteStatement", request -> each(request, "Statements", Optional.empty()));
    all.put(
        "ExecuteTransaction",
        request -> each(request, "TransactStatements", Optional.of("ExecuteTransaction")));
  }

  private List<Use> each(RequestBody request, String member, Optional<String> enclosing) {
    return request.objects(member).stream()
        .flatMap(statement -> readable(statement, request, enclosing).stream())
        .toList();
  }

  /** One that cannot be read does nothing, and is told so in its place. */
  private Optional<Use> readable(
      RequestBody statement, RequestBody request, Optional<String> enclosing) {
    try {
      return Optional.of(use(statement, request, enclosing));
    } catch (ValidationError | RequestRefused _) {
      return Optional.empty();
    }
  }

  private Use use(RequestBody statement, RequestBody request, Optional<String> enclosing) {
    Command command = StatementRequests.command(statement);
    String table = StatementRequests.table(command);
    Facts facts =
        Facts.of(request, enclosing)
            .attributes(() -> attributes(statement, command))
            .partitions(() -> keys(table, command));
    return switch (command) {
      case Command.Read read -> read(table, read, facts);
      case Command.Insert _ -> write("PartiQLInsert", table, statement, "NONE", facts);
      case Command.Change change ->
          write(
              "PartiQLUpdate",
              table,
              statement,
              change.returning().map(StatementUses::returned).orElse("NONE"),
              facts);
      case Command.Removal removal ->
          write(
              "PartiQLDelete", table, statement, removal.returnsOld() ? "ALL_OLD" : "NONE", facts);
      case Command.Check _ -> write("PartiQLSelect", table, statement, "NONE", facts);
    };
  }

  private Use read(String table, Command.Read read, Facts facts) {
    String source =
        read.index()
            .map(name -> ResourceNames.index(table, name))
            .orElseGet(() -> ResourceNames.table(table));
    Selection selection =
        read.choice().isOfAll() ? Selection.ALL_ATTRIBUTES : Selection.SPECIFIC_ATTRIBUTES;
    return Use.of(
        "PartiQLSelect",
        source,
        facts
            .select(selection::name)
            .fullTableScan(
                () ->
                    plan(table, read).stream()
                        .map(plan -> Boolean.toString(plan.partitions().isEmpty()))
                        .toList())
            .all());
  }

  private static Use write(
      String action, String table, RequestBody statement, String returned, Facts facts) {
    return Use.of(
        action, ResourceNames.table(table), facts.returnValues(statement, () -> returned).all());
  }

  private static String returned(Returning wanted) {
    return switch (wanted) {
      case ALL_OLD -> "ALL_OLD";
      case ALL_NEW -> "ALL_NEW";
      case MODIFIED_OLD -> "UPDATED_OLD";
      case MODIFIED_NEW -> "UPDATED_NEW";
    };
  }

  private static List<String> attributes(RequestBody statement, Command command) {
    TreeSet<String> names = new TreeSet<>(Command.attributes(statement.required("Statement")));
    if (command instanceof Command.Insert(_, Item item)) {
      names.addAll(item.attributes().keySet());
    }
    return List.copyOf(names);
  }

  private Optional<ReadPlan> plan(String table, Command.Read read) {
    return catalogue
        .find(table)
        .flatMap(known -> RangeUses.key(known, read.index()))
        .map(read::plan);
  }

  /** Of a table that is not there, nothing is known of its keys. */
  private List<List<AttributeValue>> keys(String table, Command command) {
    Optional<TableDefinition> found = catalogue.find(table);
    Stream<List<AttributeValue>> partitions =
        switch (command) {
          case Command.Read read ->
              plan(table, read).stream()
                  .flatMap(plan -> plan.partitions().stream())
                  .map(KeyCondition::partition);
          case Command.Insert insert -> partition(found, _ -> insert.item());
          case Command.Change change -> partition(found, known -> change.target(known.key()).key());
          case Command.Removal removal ->
              partition(found, known -> removal.target(known.key()).key());
          case Command.Check check -> partition(found, known -> check.target(known.key()).key());
        };
    return partitions.toList();
  }

  private static Stream<List<AttributeValue>> partition(
      Optional<TableDefinition> table, Function<TableDefinition, Item> item) {
    return table.stream()
        .flatMap(known -> Stream.ofNullable(item.apply(known).get(known.partition().name())))
        .map(List::of);
  }
}
