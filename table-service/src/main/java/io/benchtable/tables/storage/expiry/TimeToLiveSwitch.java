package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TimeToLive;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets users say which tables have items that expire. */
public final class TimeToLiveSwitch {

  private final Catalogue catalogue;
  private final InstantSource clock;
  private final Duration between;
  private final Runnable switched;

  /** The last is run after each change. */
  TimeToLiveSwitch(Catalogue catalogue, InstantSource clock, Duration between, Runnable switched) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.between = between;
    this.switched = switched;
  }

  /** Refused where it is on already. */
  public TableDefinition enable(String table, String attribute) {
    checkStorable(attribute);
    return changeActive(table, (before, now) -> before.enabled(attribute, now, between));
  }

  /** Refused where it is off, or on by another attribute. */
  public TableDefinition disable(String table, String attribute) {
    return changeActive(table, (before, now) -> before.disabled(attribute, now, between));
  }

  /**
   * Makes it so, however it was before, also while the table is being made or changed.
   *
   * @param attribute null for items that do not expire
   */
  public TableDefinition make(String table, @Nullable String attribute) {
    if (attribute != null) {
      checkStorable(attribute);
    }
    TableDefinition made =
        catalogue.setTimeToLive(
            table, changing((before, now) -> before.made(attribute, now, between)));
    switched.run();
    return made;
  }

  private TableDefinition changeActive(
      String table, BiFunction<TimeToLive, Instant, TimeToLive> change) {
    TableDefinition changed = catalogue.change(table, Optional.empty(), changing(change));
    switched.run();
    return changed;
  }

  private UnaryOperator<TableDefinition> changing(
      BiFunction<TimeToLive, Instant, TimeToLive> change) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return before -> before.withTimeToLive(change.apply(before.timeToLive(), now));
  }

  /** No item has an attribute of another name, and the database's texts cannot have it either. */
  public static void checkStorable(String attribute) {
    if (attribute.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(attribute)) {
      throw RequestRefused.invalid(
          "One or more parameter values were invalid: Expected an attribute's name in text that"
              + " UTF-8 can carry, without U+0000");
    }
  }
}
