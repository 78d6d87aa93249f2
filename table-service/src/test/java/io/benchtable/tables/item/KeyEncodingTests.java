package io.benchtable.tables.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyEncodingTests {

  @Provide
  Arbitrary<NumberValue> numbers() {
    return AnyValues.numbers();
  }

  @Provide
  Arbitrary<String> strings() {
    return AnyValues.strings();
  }

  @Provide
  Arbitrary<BinaryValue> binaries() {
    return AnyValues.binaries();
  }

  @Property(tries = 5000)
  void ordersNumbersByValue(
      @ForAll("numbers") NumberValue one, @ForAll("numbers") NumberValue two) {
    assertThat(encodedOrder(one, two))
        .isEqualTo(
            Integer.signum(new BigDecimal(one.text()).compareTo(new BigDecimal(two.text()))));
  }

  @Property
  void ordersStringsByCodePoint(@ForAll("strings") String one, @ForAll("strings") String two) {
    assertThat(encodedOrder(new StringValue(one), new StringValue(two)))
        .isEqualTo(
            Integer.signum(Arrays.compare(one.codePoints().toArray(), two.codePoints().toArray())));
  }

  @Property
  void ordersBinariesByUnsignedBytes(
      @ForAll("binaries") BinaryValue one, @ForAll("binaries") BinaryValue two) {
    assertThat(encodedOrder(one, two))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(one.bytes(), two.bytes())));
  }

  @Property(tries = 5000)
  void ordersSeveralValuesByTheFirstThenByTheSecond(
      @ForAll("binaries") BinaryValue one,
      @ForAll("binaries") BinaryValue two,
      @ForAll("numbers") NumberValue three,
      @ForAll("numbers") NumberValue four) {
    int first = Integer.signum(Arrays.compareUnsigned(one.bytes(), two.bytes()));
    int second = encodedOrder(three, four);
    assertThat(
            Integer.signum(
                Arrays.compareUnsigned(
                    KeyEncoding.encode(List.of(one, three)),
                    KeyEncoding.encode(List.of(two, four)))))
        .isEqualTo(first != 0 ? first : second);
  }

  @Property
  void makesPartsOfWhichNoneBeginsWithAnother(
      @ForAll("binaries") BinaryValue one, @ForAll("binaries") BinaryValue two) {
    byte[] part = KeyEncoding.part(one.bytes());
    byte[] other = KeyEncoding.part(two.bytes());
    int common = Math.min(part.length, other.length);
    assertThat(Arrays.equals(part, 0, common, other, 0, common)).isEqualTo(one.equals(two));
    assertThat(part.length).isLessThanOrEqualTo(one.length() + one.length() / 8 + 9);
  }

  @Test
  void keepsAValueByItselfAsItIs() {
    assertThat(KeyEncoding.encode(List.of(new StringValue("a")))).containsExactly('a');
    assertThat(KeyEncoding.encode(List.of())).isEmpty();
  }

  @Test
  void ordersNumbersAcrossSignsAndMagnitudes() {
    List<String> ascending =
        List.of(
            "-9.9999999999999999999999999999999999999E+125",
            "-100",
            "-1.51",
            "-1.5",
            "-1.001",
            "-1",
            "-0.1",
            "-1E-130",
            "0",
            "1E-130",
            "0.1",
            "1",
            "1.001",
            "1.5",
            "1.51",
            "9",
            "10",
            "11",
            "100",
            "9.9999999999999999999999999999999999999E+125");
    List<byte[]> encoded =
        ascending.stream().map(text -> KeyEncoding.encode(NumberValue.of(text))).toList();
    assertThat(encoded).isSortedAccordingTo(Arrays::compareUnsigned).doesNotHaveDuplicates();
    assertThat(
            Stream.of("1.0", "1", "+1", "1e0")
                .map(text -> KeyEncoding.encode(NumberValue.of(text))))
        .allMatch(bytes -> Arrays.equals(bytes, encoded.get(11)));
  }

  private static int encodedOrder(AttributeValue one, AttributeValue two) {
    return Integer.signum(Arrays.compareUnsigned(KeyEncoding.encode(one), KeyEncoding.encode(two)));
  }
}
