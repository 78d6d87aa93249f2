package io.benchtable.tables.item;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values and items of all kinds, for properties. */
public final class AnyValues {

  private AnyValues() {}

  public static Arbitrary<Item> items() {
    return Arbitraries.maps(names(), values()).ofMaxSize(6).map(Item::of).withoutEdgeCases();
  }

  /** Few short names, so that paths and items meet. */
  public static Arbitrary<String> names() {
    return Arbitraries.of("a", "b", "c", "d", "name", "ünïcode", "with.dot", "");
  }

  public static Arbitrary<AttributeValue> values() {
    return values(2);
  }

  /** Lists and maps inside one another to a depth: a bound keeps their making cheap. */
  private static Arbitrary<AttributeValue> values(int depth) {
    if (depth == 0) {
      return Arbitraries.oneOf(scalars(), sets());
    }
    Arbitrary<AttributeValue> inner = values(depth - 1);
    return Arbitraries.oneOf(
        scalars(),
        scalars(),
        sets(),
        inner.list().ofMaxSize(4).map(ListValue::new),
        Arbitraries.maps(names(), inner)
            .ofMaxSize(3)
            .map((Map<String, AttributeValue> entries) -> MapValue.of(entries)));
  }

  public static Arbitrary<AttributeValue> scalars() {
    return Arbitraries.oneOf(
        strings().map(StringValue::new),
        numbers().map(number -> number),
        binaries().map(binary -> binary),
        Arbitraries.of(true, false).map(BooleanValue::new),
        Arbitraries.just(new NullValue()));
  }

  static Arbitrary<AttributeValue> sets() {
    return Arbitraries.oneOf(
        strings().set().ofMinSize(1).ofMaxSize(4).map(StringSetValue::of),
        numbers().set().ofMinSize(1).ofMaxSize(4).map(NumberSetValue::of),
        binaries().set().ofMinSize(1).ofMaxSize(4).map(BinarySetValue::of));
  }

  /** Strings of whole code points: what UTF-8 can carry. */
  public static Arbitrary<String> strings() {
    Arbitrary<Integer> points =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.integers().between(0, 0x7F)),
            net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0x80, 0xD7FF)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0xE000, 0xFFFF)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10FFFF)));
    return points
        .array(int[].class)
        .ofMaxSize(12)
        .map(codePoints -> new String(codePoints, 0, codePoints.length));
  }

  public static Arbitrary<NumberValue> numbers() {
    Arbitrary<BigDecimal> wide =
        Combinators.combine(
                Arbitraries.bigIntegers()
                    .between(
                        BigInteger.TEN.pow(38).negate().add(BigInteger.ONE),
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE)),
                Arbitraries.integers().between(-130, 88))
            .as((digits, exponent) -> new BigDecimal(digits, -exponent));
    return Arbitraries.oneOf(
            Arbitraries.integers().between(-50, 50).map(BigDecimal::valueOf),
            Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-5), BigDecimal.valueOf(5))
                .ofScale(3),
            wide)
        .map(NumberValue::of);
  }

  public static Arbitrary<BinaryValue> binaries() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(8).map(BinaryValue::of);
  }
}
