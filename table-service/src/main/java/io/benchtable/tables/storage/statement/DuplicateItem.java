package io.benchtable.tables.storage.statement;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;

/** An INSERT did not happen: there is an item of that key already. */
public final class DuplicateItem extends RequestRefused {

  DuplicateItem() {
    super(ErrorCode.CONDITIONAL_CHECK_FAILED, "Duplicate primary key exists in table");
  }
}
