package io.benchtable.tables.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.benchtable.tables.item.KeyAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the write-ahead log tells about tables, besides the rows of their relations. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TableMessage.TableCreated.class, name = "table-created"),
  @JsonSubTypes.Type(value = TableMessage.StreamChanged.class, name = "stream-changed"),
  @JsonSubTypes.Type(value = TableMessage.TableDeleted.class, name = "table-deleted"),
  @JsonSubTypes.Type(value = TableMessage.UserIdentityKnown.class, name = "user-identity")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface TableMessage {

  record TableCreated(
      String table, long generation, String relation, List<KeyElement> keySchema, Stream stream)
      implements TableMessage {}

  record StreamChanged(
      String table, long generation, String relation, List<KeyElement> keySchema, Stream stream)
      implements TableMessage {}

  record TableDeleted(String table, long generation, String relation) implements TableMessage {}

  /** Holds for the row changes of its own transaction. */
  record UserIdentityKnown(UserIdentity userIdentity) implements TableMessage {}

  record UserIdentity(String type, String principalId) {}

  record KeyElement(
      @JsonProperty("AttributeName") String attributeName,
      @JsonProperty("KeyType") String keyType) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stream(boolean enabled, @Nullable String viewType, @Nullable String label) {}

  static TableMessage created(TableDefinition table) {
    return new TableCreated(
        table.name(), table.generation(), table.relation(), keySchema(table), stream(table));
  }

  static TableMessage streamChanged(TableDefinition table) {
    return new StreamChanged(
        table.name(), table.generation(), table.relation(), keySchema(table), stream(table));
  }

  static TableMessage deleted(TableDefinition table) {
    return new TableDeleted(table.name(), table.generation(), table.relation());
  }

  private static List<KeyElement> keySchema(TableDefinition table) {
    KeyElement partition = new KeyElement(table.partition().name(), "HASH");
    KeyAttribute sort = table.sort();
    return sort == null
        ? List.of(partition)
        : List.of(partition, new KeyElement(sort.name(), "RANGE"));
  }

  private static Stream stream(TableDefinition table) {
    StreamView view = table.streamView();
    return view == null
        ? new Stream(false, null, null)
        : new Stream(true, view.name(), table.streamLabel());
  }
}
