package io.benchtable.tables.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key of a table or of an index: a partition attribute and perhaps a sort attribute. */
public interface KeySchema {

  KeyAttribute partition();

  @Nullable KeyAttribute sort();

  /** The attributes of the key, partition first. */
  default List<KeyAttribute> keyAttributes() {
    KeyAttribute sort = sort();
    return sort == null ? List.of(partition()) : List.of(partition(), sort);
  }
}
