package io.benchtable.tables.item;

/** A string. */
public record StringValue(String value) implements AttributeValue {

  @Override
  public DataType type() {
    return DataType.S;
  }
}
