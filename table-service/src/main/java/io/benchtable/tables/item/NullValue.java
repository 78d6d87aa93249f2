package io.benchtable.tables.item;

/** The null value: an attribute that is there and says nothing. */
public record NullValue() implements AttributeValue {

  @Override
  public DataType type() {
    return DataType.NULL;
  }
}
