package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.Item;
import java.util.Optional;

/** A write that did not happen, with the item that its condition did not hold for. */
public final class ConditionFailed extends RequestRefused {

  private final transient Optional<Item> stored;

  ConditionFailed(Optional<Item> stored) {
    super(ErrorCode.CONDITIONAL_CHECK_FAILED, "The conditional request failed");
    this.stored = stored;
  }

  public Optional<Item> stored() {
    return stored;
  }
}
