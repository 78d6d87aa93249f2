package io.benchtable.tables.item;

/** The null value: an attribute that is there and says nothing. */
public record NullValue() implements AttributeValue {
  /** What is said of a null that is said not to be one. */
  public static final String NOT_TRUE =
      "One or more parameter values were invalid: Null attribute value types must have the value of"
          + " true";

  @Override
  public DataType type() {
    return DataType.NULL;
  }
}
