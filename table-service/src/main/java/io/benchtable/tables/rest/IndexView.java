package io.benchtable.tables.rest;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;
import static com.fasterxml.jackson.annotation.JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table.
 *
 * @param partitionKey one attribute, or an array of several
 * @param sortKey the same; absent for no order
 * @param projection what a read through it returns; ALL when it is not said
 * @param include the attributes of the projection INCLUDE
 * @param local whether it shares the partition key of its table, which it is made with
 * @param capacity units a second where the table is provisioned; absent where it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndexView(
    String name,
    @Schema(
            implementation = Object.class,
            oneOf = {KeyView.class, KeyView[].class})
        @JsonFormat(with = {ACCEPT_SINGLE_VALUE_AS_ARRAY, WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED})
        List<KeyView> partitionKey,
    @Schema(
            implementation = Object.class,
            oneOf = {KeyView.class, KeyView[].class})
        @JsonFormat(with = {ACCEPT_SINGLE_VALUE_AS_ARRAY, WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED})
        @Nullable List<KeyView> sortKey,
    @Nullable Projection projection,
    @Nullable List<String> include,
    @Nullable Boolean local,
    @Nullable UnitsView capacity,
    @Schema(accessMode = Schema.AccessMode.READ_ONLY) @Nullable IndexState state) {

  IndexView {
    if (name == null || isNoKey(partitionKey) || (sortKey != null && isNoKey(sortKey))) {
      throw new IllegalArgumentException(
          "Expected name and partitionKey of an index, each key as one attribute or several, but got"
              + " name %s, partitionKey %s and sortKey %s.".formatted(name, partitionKey, sortKey));
    }
    if (include != null && include.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "Expected names of attributes in include of index %s, but it has %s."
              .formatted(name, include));
    }
  }

  private static boolean isNoKey(@Nullable List<KeyView> key) {
    return key == null || key.isEmpty() || key.stream().anyMatch(Objects::isNull);
  }

  static IndexView of(Index index, boolean provisioned) {
    KeySchema key = index.key();
    return new IndexView(
        index.name(),
        views(key.partition()),
        key.sort().isEmpty() ? null : views(key.sort()),
        index.projection(),
        index.projection() == Projection.INCLUDE ? index.included() : null,
        index.scope() == Index.Scope.LOCAL ? Boolean.TRUE : null,
        provisioned && index.scope() == Index.Scope.GLOBAL
            ? UnitsView.of(index.throughput())
            : null,
        index.state());
  }

  private static List<KeyView> views(List<KeyAttribute> attributes) {
    return attributes.stream().map(KeyView::of).toList();
  }

  private static List<KeyAttribute> attributes(List<KeyView> views) {
    return views.stream().map(KeyView::attribute).toList();
  }

  Index index() {
    List<KeyView> sort = sortKey;
    List<String> included = include;
    return new Index(
        name,
        Boolean.TRUE.equals(local) ? Index.Scope.LOCAL : Index.Scope.GLOBAL,
        new KeySchema(attributes(partitionKey), sort == null ? List.of() : attributes(sort)),
        projection == null ? Projection.ALL : projection,
        included == null ? List.of() : included,
        capacity == null ? Throughput.NONE : capacity.throughput());
  }
}
