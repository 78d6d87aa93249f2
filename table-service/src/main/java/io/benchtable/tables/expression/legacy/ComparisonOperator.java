package io.benchtable.tables.expression.legacy;

import io.benchtable.tables.item.DataType;
import java.util.EnumSet;
import java.util.Set;

/** How an attribute is compared, and with how many values of which types. */
public enum ComparisonOperator {
  /** It is the same. */
  EQ(1, 1, Types.ANY),
  /** It is another or not there. */
  NE(1, 1, Types.ANY),
  /** It is one of them. */
  IN(1, Integer.MAX_VALUE, Types.ORDERED),
  /** It is less or the same. */
  LE(1, 1, Types.ORDERED),
  /** It is less. */
  LT(1, 1, Types.ORDERED),
  /** It is greater or the same. */
  GE(1, 1, Types.ORDERED),
  /** It is greater. */
  GT(1, 1, Types.ORDERED),
  /** It lies between the two, or is one of them. */
  BETWEEN(2, 2, Types.ORDERED),
  /** It is there. */
  NOT_NULL(0, 0, Types.ANY),
  /** It is not there. */
  NULL(0, 0, Types.ANY),
  /** It has it as a part or an element. */
  CONTAINS(1, 1, Types.ELEMENTS),
  /** It is there without such a part or element. */
  NOT_CONTAINS(1, 1, Types.ELEMENTS),
  /** It starts with it. */
  BEGINS_WITH(1, 1, Types.TEXTS);

  /** Sets of types that operators share. */
  private static final class Types {

    private static final Set<DataType> ANY = EnumSet.allOf(DataType.class);
    private static final Set<DataType> ORDERED = EnumSet.of(DataType.S, DataType.N, DataType.B);
    private static final Set<DataType> ELEMENTS =
        EnumSet.of(DataType.S, DataType.N, DataType.B, DataType.BOOL, DataType.NULL);
    private static final Set<DataType> TEXTS = EnumSet.of(DataType.S, DataType.B);
  }

  private final int fewest;
  private final int most;
  private final Set<DataType> types;

  ComparisonOperator(int fewest, int most, Set<DataType> types) {
    this.fewest = fewest;
    this.most = most;
    this.types = types;
  }

  boolean takes(int values) {
    return fewest <= values && values <= most;
  }

  boolean takes(DataType type) {
    return types.contains(type);
  }

  boolean needsValue() {
    return fewest > 0;
  }

  /** Whether it means one range of keys. */
  boolean isIndexable() {
    return switch (this) {
      case EQ, LE, LT, GE, GT, BETWEEN, BEGINS_WITH -> true;
      case NE, IN, NOT_NULL, NULL, CONTAINS, NOT_CONTAINS -> false;
    };
  }
}
