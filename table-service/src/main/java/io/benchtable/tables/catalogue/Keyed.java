package io.benchtable.tables.catalogue;

import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import org.jspecify.annotations.Nullable;

/** What has the key of a table: a table, or what it was when it was saved. */
public interface Keyed {

  KeyAttribute partition();

  @Nullable KeyAttribute sort();

  default KeySchema key() {
    return new KeySchema(partition(), sort());
  }
}
