package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.RequestRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeysTests {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a/", "a/b", "2026-11/part-", "a.b/..c/d..", ".hidden/x", "a b/=,+"})
  void takesPrefixesThatStayInABucket(String prefix) {
    assertThatCode(() -> ObjectKeys.checkPrefix("S3Prefix", prefix)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/etc",
        "..",
        "../a",
        "a/..",
        "a/../b",
        "a/./b",
        ".",
        "a//b",
        "a\\b",
        "a\u0000b",
        "a\nb",
        "a/../../../etc/"
      })
  void refusesPrefixesThatDoNot(String prefix) {
    assertThatThrownBy(() -> ObjectKeys.checkPrefix("S3Prefix", prefix))
        .isInstanceOf(RequestRefused.class)
        .hasMessageStartingWith("One or more parameter values were invalid: S3Prefix must be");
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 1024})
  void refusesNamesThatAreTooLongForFiles(int length) {
    assertThatThrownBy(() -> ObjectKeys.checkPrefix("S3KeyPrefix", "a/" + "x".repeat(length)))
        .hasMessageContaining("S3KeyPrefix must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lab", "a1", "My-bucket_2.x9"})
  void takesNamesOfBuckets(String name) {
    assertThat(ObjectKeys.isBucket(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "..", "a/b", "-ab", "ab-", "a b"})
  void takesNoOtherNames(String name) {
    assertThat(ObjectKeys.isBucket(name)).isFalse();
    assertThat(ObjectKeys.isBucket("x".repeat(256))).isFalse();
  }
}
