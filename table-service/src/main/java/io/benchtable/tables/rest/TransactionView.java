package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Several items of any tables: to be read as they all are at one moment, or to be written, all of
 * them or none; either way also by statements.
 */
@Schema(name = "Transaction")
record TransactionView(
    @Nullable List<Read> reads,
    @Nullable List<Write> writes,
    @Nullable List<Statement> statements) {

  /** What a statement of PartiQL says of an item; all of them read, or all write. */
  @Schema(name = "TransactionStatement")
  record Statement(
      @Nullable String statement,
      @ArraySchema(schema = @Schema(implementation = Object.class))
          @JsonDeserialize(contentUsing = PlainValueReader.class)
          @Nullable List<AttributeValue> parameters) {}

  /** An item to be read. */
  @Schema(name = "TransactionRead")
  record Read(
      @Nullable String table,
      @Schema(type = "object", implementation = Object.class, description = "Its key")
          @JsonDeserialize(using = PlainItemReader.class)
          @Nullable Item key) {}

  /** What is to become of an item: one of put, change, delete and check. */
  @Schema(name = "TransactionWrite")
  record Write(
      @Nullable String table,
      @Schema(type = "object", implementation = Object.class, description = "A whole item")
          @JsonDeserialize(using = PlainItemReader.class)
          @Nullable Item put,
      @Schema(
              type = "object",
              implementation = Object.class,
              description = "The key of an item that update changes")
          @JsonDeserialize(using = PlainItemReader.class)
          @Nullable Item change,
      @Schema(description = "Changes as behind UPDATE in PartiQL") @Nullable String update,
      @Schema(
              type = "object",
              implementation = Object.class,
              description = "The key of an item to be removed")
          @JsonDeserialize(using = PlainItemReader.class)
          @Nullable Item delete,
      @Schema(
              type = "object",
              implementation = Object.class,
              description = "The key of an item that stays as it is, if the condition holds")
          @JsonDeserialize(using = PlainItemReader.class)
          @Nullable Item check,
      @JsonProperty("if")
          @Schema(
              name = "if",
              description = "What must hold of the item that is there, as behind WHERE in PartiQL")
          @Nullable String condition) {}
}
