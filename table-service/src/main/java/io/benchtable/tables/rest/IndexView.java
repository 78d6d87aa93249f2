package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table.
 *
 * @param projection what a read through it returns; ALL when it is not said
 * @param include the attributes of the projection INCLUDE
 * @param local whether it shares the partition key of its table, which it is made with
 * @param capacity units a second where the table is provisioned; absent where it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndexView(
    String name,
    KeyView partitionKey,
    @Nullable KeyView sortKey,
    @Nullable Projection projection,
    @Nullable List<String> include,
    @Nullable Boolean local,
    @Nullable UnitsView capacity,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable IndexState state) {

  IndexView {
    if (name == null || partitionKey == null) {
      throw new IllegalArgumentException(
          "Expected name and partitionKey of an index, but got name %s and partitionKey %s."
              .formatted(name, partitionKey));
    }
    if (include != null && include.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "Expected names of attributes in include of index %s, but it has %s."
              .formatted(name, include));
    }
  }

  static IndexView of(Index index, boolean provisioned) {
    KeyAttribute sort = index.sort();
    return new IndexView(
        index.name(),
        KeyView.of(index.partition()),
        sort == null ? null : KeyView.of(sort),
        index.projection(),
        index.projection() == Projection.INCLUDE ? index.included() : null,
        index.scope() == Index.Scope.LOCAL ? Boolean.TRUE : null,
        provisioned && index.scope() == Index.Scope.GLOBAL
            ? UnitsView.of(index.throughput())
            : null,
        index.state());
  }

  Index index() {
    KeyView sort = sortKey;
    List<String> included = include;
    return new Index(
        name,
        Boolean.TRUE.equals(local) ? Index.Scope.LOCAL : Index.Scope.GLOBAL,
        partitionKey.attribute(),
        sort == null ? null : sort.attribute(),
        projection == null ? Projection.ALL : projection,
        included == null ? List.of() : included,
        capacity == null ? Throughput.NONE : capacity.throughput());
  }
}
