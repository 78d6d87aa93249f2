package io.benchtable.tables.item;

/** True or false. */
public record BooleanValue(boolean value) implements AttributeValue {

  @Override
  public DataType type() {
    return DataType.BOOL;
  }
}
