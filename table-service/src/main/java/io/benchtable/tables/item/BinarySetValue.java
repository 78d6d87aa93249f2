package io.benchtable.tables.item;

import java.util.Base64;
import java.util.Collection;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** A set of bytes. */
public record BinarySetValue(SortedSet<BinaryValue> elements) implements AttributeValue {

  public BinarySetValue {
    elements = SetElements.checked(elements);
  }

  /** A set of elements of which each may be given once only. */
  public static BinarySetValue of(Collection<BinaryValue> elements) {
    return new BinarySetValue(
        SetElements.distinct(
            elements,
            "Binary sets should not be empty",
            elements.stream()
                .map(element -> Base64.getEncoder().encodeToString(element.bytes()))
                .collect(
                    Collectors.joining(
                        ", ",
                        "One or more parameter values were invalid: Input collection [",
                        "]of type BS contains duplicates."))));
  }

  @Override
  public DataType type() {
    return DataType.BS;
  }
}
