package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.WriteUnits;
import io.benchtable.tables.storage.statement.Paging;
import io.benchtable.tables.storage.statement.StatementAnswer;
import io.benchtable.tables.storage.statement.Statements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Up to 25 PartiQL statements, each of which succeeds or fails by itself. */
record BatchExecuteStatement(Catalogue catalogue, Statements statements) implements Operation {

  private static final Logger LOG = LoggerFactory.getLogger(BatchExecuteStatement.class);

  @Override
  public String run(RequestBody request) {
    ConsumedCapacity capacity = ConsumedCapacity.asked(request);
    List<Member> members = request.objects("Statements").stream().map(Member::of).toList();
    checkAlike(members);
    Map<String, Used> units = new LinkedHashMap<>();
    List<String> responses = new ArrayList<>();
    members.forEach(member -> responses.add(response(member, units)));
    StringBuilder body = new StringBuilder("{\"Responses\":[");
    body.append(String.join(",", responses)).append(']');
    List<String> used = new ArrayList<>();
    units
        .values()
        .forEach(
            one ->
                capacity.of(one.command()).ofUnits(one.table(), one.units()).ifPresent(used::add));
    if (!used.isEmpty()) {
      body.append(",\"ConsumedCapacity\":[").append(String.join(",", used)).append(']');
    }
    return body.append('}').toString();
  }

  /** A statement that was read, or why it could not be. */
  private record Member(
      RequestBody request, Optional<Command> command, Optional<RuntimeException> failure) {

    static Member of(RequestBody request) {
      try {
        Command command = StatementRequests.command(request);
        return new Member(request, Optional.of(command), Optional.empty());
      } catch (ValidationError e) {
        return new Member(request, Optional.empty(), Optional.of(e));
      }
    }
  }

  /** What statements took of a table that a command names. */
  private record Used(Command command, TableDefinition table, WriteUnits units) {
    Used and(Used other) {
      return new Used(command, table, units.and(other.units));
    }
  }

  private static void checkAlike(List<Member> members) {
    long kinds =
        members.stream()
            .flatMap(member -> member.command().stream())
            .map(Command.Read.class::isInstance)
            .distinct()
            .count();
    if (kinds > 1) {
      throw RequestRefused.invalid(
          "The entire batch must consist of either read statements or write statements, you cannot"
              + " mix both in one batch.");
    }
  }

  private StatementAnswer answer(Member member, String table, Command command) {
    RequestBody request = member.request();
    Paging paging =
        Paging.none(StatementRequests.given(request), RangeRequests.consistent(request));
    return ItemRequests.changed(request, () -> statements.runInBatch(table, command, paging));
  }

  private String response(Member member, Map<String, Used> units) {
    if (member.command().isEmpty()) {
      return StatementResponseJson.failed(member.failure().orElseThrow(), Optional.empty());
    }
    Command command = member.command().get();
    try {
      String table = StatementRequests.table(command);
      StatementRequests.refuseSeveral(catalogue, table, command);
      StatementAnswer answer = answer(member, table, command);
      units.merge(table, new Used(command, answer.table(), answer.units()), Used::and);
      return StatementResponseJson.done(table, answer);
    } catch (ValidationError | RequestRefused e) {
      return StatementResponseJson.failed(e, Optional.of(command.table()));
    } catch (DataAccessException | TransactionException e) {
      // Others are done already: were all of them to fail, a client would have them done again.
      LOG.warn("A statement of a batch failed: {}", e.toString());
      return StatementResponseJson.failed(e, Optional.of(command.table()));
    }
  }
}
