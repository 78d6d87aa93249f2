package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.throughput.Throttle;
import io.benchtable.tables.storage.throughput.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Several actions on items of any tables, of which all are done or none. While they are done nobody
 * else writes any of the items, those that are only checked and those that are not there included.
 */
public final class Transactions {

  /** The last one finds out which item it is that others hold. */
  private static final int TRIES = 3;

  /** So often tables may change under a request. */
  private static final int LOOKS = 5;

  private final Catalogue catalogue;
  private final TransactionRows rows;
  private final Steps steps;
  private final TokenSweep sweep;
  private final TransactionMeter meter;

  Transactions(Catalogue catalogue, TransactionRows rows, Throttle throttle) {
    this.meter = new TransactionMeter(throttle);
    this.catalogue = catalogue;
    this.rows = rows;
    this.steps = new Steps(catalogue);
    this.sweep = new TokenSweep(rows);
  }

  /**
   * Does all of the actions.
   *
   * @throws TransactionCancelled when one of them cannot be done, with the reasons
   */
  public TransactionOutcome write(List<Action> actions, Optional<RequestToken> token) {
    TransactionOutcome outcome =
        again(actions.stream().map(Action::table).toList(), () -> tryToWrite(actions, token));
    if (token.isPresent()) {
      sweep.now();
    }
    return outcome;
  }

  private TransactionOutcome tryToWrite(List<Action> actions, Optional<RequestToken> token) {
    List<Step> wanted = steps.of(actions);
    List<TableDefinition> tables = wanted.stream().map(step -> step.target().table()).toList();
    TransactionOutcome outcome = tryToWrite(new HeldRows(rows, wanted, meter), token);
    if (outcome instanceof TransactionOutcome.Done(List<Change> changes)) {
      meter.wrote(tables, changes);
    }
    return outcome;
  }

  private TransactionOutcome tryToWrite(HeldRows held, Optional<RequestToken> token) {
    for (int i = 1; i < TRIES; i++) {
      try {
        return rows.together(() -> write(held, token, held::holdAll));
      } catch (RowsHeld e) {
        continue;
      }
    }
    return rows.together(() -> write(held, token, held::holdEach));
  }

  private TransactionOutcome write(HeldRows held, Optional<RequestToken> token, Runnable hold) {
    held.enter();
    if (token.isPresent() && !rows.claim(token.get())) {
      return new TransactionOutcome.DoneBefore();
    }
    held.admit();
    hold.run();
    return new TransactionOutcome.Done(held.write());
  }

  /** The items as they all were at one moment, in the order of their addresses. */
  public List<Optional<Item>> read(List<ItemAddress> addresses) {
    return read(addresses, tables -> meter.admit(tables, Use.READ));
  }

  /** The same for a transaction that was done before, which it is too late to cancel. */
  public List<Optional<Item>> readAgain(List<ItemAddress> addresses) {
    return read(addresses, tables -> {});
  }

  private List<Optional<Item>> read(
      List<ItemAddress> addresses, Consumer<List<TableDefinition>> admission) {
    return again(
        addresses.stream().map(ItemAddress::table).toList(),
        () -> {
          List<Target> targets = steps.targets(addresses);
          List<TableDefinition> tables = targets.stream().map(Target::table).toList();
          admission.accept(tables);
          List<Optional<Item>> items = rows.snapshot(() -> itemsAt(targets));
          meter.read(tables, items);
          return items;
        });
  }

  private List<Optional<Item>> itemsAt(List<Target> targets) {
    List<Optional<Item>> items =
        new ArrayList<>(Collections.nCopies(targets.size(), Optional.empty()));
    new RowReader(rows)
        .read(
            targets,
            (position, row) -> {
              Optional<Item> item = row.map(StoredRow::item);
              items.set(position, item);
              return item.map(Item::sizeInBytes).orElse(0);
            });
    return items;
  }

  /** Looks the tables up again if one was made anew meanwhile, or got other indexes. */
  private <T> T again(Collection<String> tables, Supplier<T> work) {
    for (int i = 0; i < LOOKS; i++) {
      try {
        return work.get();
      } catch (RelationGone e) {
        tables.forEach(catalogue::forget);
      }
    }
    throw new RequestRefused(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found");
  }
}
