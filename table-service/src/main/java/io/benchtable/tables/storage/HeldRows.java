package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.throughput.Use;
import java.util.ArrayList;
import java.util.List;

/** The rows of a transaction's steps: held, then read, then written. */
final class HeldRows {

  private final TransactionRows rows;
  private final List<Step> steps;
  private final List<Target> targets;
  private final TransactionMeter meter;

  HeldRows(TransactionRows rows, List<Step> steps, TransactionMeter meter) {
    this.meter = meter;
    this.rows = rows;
    this.steps = steps;
    this.targets = steps.stream().map(Step::target).toList();
  }

  void enter() {
    rows.enter(tables().stream().map(TableKeys::table).toList());
  }

  /** Cancels a transaction that there are no units for. */
  void admit() {
    meter.admit(definitions(), Use.WRITE);
  }

  private List<TableDefinition> definitions() {
    return targets.stream().map(Target::table).toList();
  }

  private List<TableKeys> tables() {
    return TableKeys.of(targets, targets.size());
  }

  void holdAll() {
    tables().forEach(some -> rows.hold(some.table(), some.keys()));
  }

  /** The same, but it is known who waited in vain. */
  void holdEach() {
    for (TableKeys one : TableKeys.of(targets, 1)) {
      try {
        rows.hold(one.table(), one.keys());
      } catch (RowsHeld e) {
        throw TransactionCancelled.at(
            one.positions().getFirst(), steps.size(), CancellationReason.conflict());
      }
    }
  }

  List<Change> write() {
    List<Decision> decisions = decisions();
    cancelIfRefused(decisions);
    List<Change> changes = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Allowed allowed) {
        changes.add(allowed.change());
      }
    }
    meter.admit(definitions(), changes);
    for (TableKeys some : tables()) {
      write(some, some.positions().stream().map(decisions::get).toList());
    }
    return changes;
  }

  private List<Decision> decisions() {
    Decision[] decisions = new Decision[steps.size()];
    new RowReader(rows)
        .read(
            targets,
            (position, row) -> {
              Decision decision = Decision.of(steps.get(position), row);
              decisions[position] = decision;
              return decision instanceof Decision.Allowed allowed ? allowed.size() : 0;
            });
    return List.of(decisions);
  }

  private static void cancelIfRefused(List<Decision> decisions) {
    if (decisions.stream().anyMatch(Decision.Refused.class::isInstance)) {
      throw new TransactionCancelled(
          decisions.stream()
              .map(
                  decision ->
                      switch (decision) {
                        case Decision.Allowed _ -> CancellationReason.NONE;
                        case Decision.Refused(CancellationReason reason) -> reason;
                      })
              .toList());
    }
  }

  private void write(TableKeys some, List<Decision> decisions) {
    List<Row> replaced = new ArrayList<>();
    List<RowKey> removed = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Allowed allowed) {
        switch (allowed.effect()) {
          case Decision.Effect.Keep() -> {}
          case Decision.Effect.Replace(Row row) -> replaced.add(row);
          case Decision.Effect.Remove(RowKey key) -> removed.add(key);
        }
      }
    }
    if (!replaced.isEmpty()) {
      rows.replace(some.table(), replaced);
    }
    if (!removed.isEmpty()) {
      rows.remove(some.table(), removed);
    }
  }
}
