package io.benchtable.dashboard.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoPositionTests {

  @Test
  void readsWhatItWrote() {
    Map<String, AttributeValue> key =
        Map.of(
            "a,b",
            AttributeValue.fromS("x:y %"),
            "n",
            AttributeValue.fromN("1.5"),
            "b",
            AttributeValue.fromB(SdkBytes.fromUtf8String("bytes")));
    assertThat(DynamoPosition.read(DynamoPosition.write(key))).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:S:%zz", "%:S:x", "x:B:!"})
  void refusesWhatNobodyWrote(String position) {
    assertThatThrownBy(() -> DynamoPosition.read(position))
        .isInstanceOf(ItemsRefused.class)
        .hasMessageContaining("but it is " + position);
  }
}
