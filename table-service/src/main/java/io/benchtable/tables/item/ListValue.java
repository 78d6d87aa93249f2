package io.benchtable.tables.item;

import java.util.List;

/** A list of values of any types. */
public record ListValue(List<AttributeValue> elements) implements AttributeValue {

  public ListValue {
    elements = List.copyOf(elements);
  }

  @Override
  public DataType type() {
    return DataType.L;
  }
}
