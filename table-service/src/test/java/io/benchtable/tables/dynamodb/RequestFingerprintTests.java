package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFingerprintTests {

  private static final String REQUEST =
      """
      {"ClientRequestToken":"one","TransactItems":[{"Update":{"TableName":"t",
       "Key":{"id":{"S":"a"},"n":{"N":"1"}},"UpdateExpression":"SET v = :v",
       "ExpressionAttributeValues":{":v":{"M":{"x":{"N":"2.50"},"y":{"NS":["1","2"]}}},
       ":w":{"S":"w"}}}}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"TransactItems":[{"Update":{"UpdateExpression":"SET v = :v","TableName":"t",
         "Key":{"n":{"N":"1"},"id":{"S":"a"}},
         "ExpressionAttributeValues":{":w":{"S":"w"},
         ":v":{"M":{"y":{"NS":["1","2"]},"x":{"N":"2.50"}}}}}}],"ClientRequestToken":"one"}
        """,
        """
        {"ClientRequestToken":"other","ReturnConsumedCapacity":null,
         "TransactItems":[{"Put":null,"Update":{"TableName":"t",
         "Key":{"id":{"S":"a"},"n":{"N":"1.0"}},"UpdateExpression":"SET v = :v",
         "ExpressionAttributeValues":{":v":{"M":{"x":{"N":"25E-1"},"y":{"NS":["2.0","1"]}}},
         ":w":{"S":"w"}}}}]}
        """
      })
  void isTheSameHoweverARequestIsWritten(String same) {
    assertThat(of(same)).isEqualTo(of(REQUEST));
  }

  @Test
  void isAnotherForAnotherRequest() {
    assertThat(of(REQUEST.replace("\"2.50\"", "\"2.51\""))).isNotEqualTo(of(REQUEST));
    assertThat(of(REQUEST.replace("\"S\":\"a\"", "\"S\":\"b\""))).isNotEqualTo(of(REQUEST));
    assertThat(of(REQUEST.replace("SET v", "SET u"))).isNotEqualTo(of(REQUEST));
    assertThat(of(REQUEST.replace("\"TableName\":\"t\"", "\"TableName\":\"u\"")))
        .isNotEqualTo(of(REQUEST));
    assertThat(RequestFingerprint.of("Other", RequestBody.parse(REQUEST)))
        .isNotEqualTo(of(REQUEST));
  }

  @Test
  void takesAttributesOfParametersForWhatTheyAre() {
    String statements =
        """
        {"ClientRequestToken":"one","TransactStatements":[{"Statement":"INSERT INTO t VALUE ?",
         "Parameters":[{"M":{"Key":{"S":"a"},"Item":{"N":"1"},"ClientRequestToken":{"S":"b"}}}]}]}
        """;
    assertThat(of(statements.replace("\"N\":\"1\"", "\"N\":\"1.0\""))).isEqualTo(of(statements));
    assertThat(of(statements.replace("\"S\":\"b\"", "\"S\":\"c\""))).isNotEqualTo(of(statements));
    assertThat(of(statements.replace("\"one\"", "\"two\""))).isEqualTo(of(statements));
  }

  private static byte[] of(String request) {
    return RequestFingerprint.of("TransactWriteItems", RequestBody.parse(request));
  }
}
