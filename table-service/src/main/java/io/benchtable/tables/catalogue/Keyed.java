package io.benchtable.tables.catalogue;

import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import org.jspecify.annotations.Nullable;

/** What has a key of its own: a table or an index. */
public interface Keyed {

  KeyAttribute partition();

  @Nullable KeyAttribute sort();

  default KeySchema key() {
    return new KeySchema(partition(), sort());
  }
}
