package io.benchtable.tables.dynamodb.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.item.SerializationError;
import io.benchtable.tables.item.ValidationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShapesTests {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void knowNothingOfOtherOperations() {
    assertThat(Shapes.of("NoSuch")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TransactWriteItems|{\"TransactItems\":[{\"Put\":{\"Item\":{},\"TableName\":\"abc\"}}]}",
        "ExecuteStatement|{\"Statement\":\"select\",\"Parameters\":[{\"S\":\"a\"}]}",
        "ListStreams|{}",
        "DescribeEndpoints|{}",
        "CreateBackup|{\"TableName\":\"abc\",\"BackupName\":\"abc\"}",
        "RestoreTableToPointInTime|{\"TargetTableName\":\"abc\",\"RestoreDateTime\":1.5}",
        "ExportTableToPointInTime|{\"TableArn\":\"arn:x\",\"S3Bucket\":\"bucket\",\"ExportTime\":1}",
        "TagResource|{\"ResourceArn\":\"arn:x\",\"Tags\":[{\"Key\":\"k\",\"Value\":\"\"}]}"
      })
  void takeWhatIsRight(String operation, String body) {
    assertThatCode(() -> check(operation, body)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TransactWriteItems|{}|Value null at 'transactItems' failed to satisfy constraint: Member"
            + " must not be null",
        "TransactWriteItems|{\"TransactItems\":[]}|Value '[]' at 'transactItems' failed to satisfy"
            + " constraint: Member must have length greater than or equal to 1",
        "TransactWriteItems|{\"TransactItems\":[{},{\"Put\":{\"TableName\":\"abc\"}}]}|Value null"
            + " at 'transactItems.2.member.put.item' failed to satisfy constraint: Member must not"
            + " be null",
        "TransactGetItems|{\"TransactItems\":[{}]}|Value null at 'transactItems.1.member.get'"
            + " failed to satisfy constraint: Member must not be null",
        "BatchExecuteStatement|{\"Statements\":[{\"Statement\":\"\"}]}|Value '' at"
            + " 'statements.1.member.statement' failed to satisfy constraint: Member must have"
            + " length greater than or equal to 1",
        "UpdateTimeToLive|{\"TableName\":\"abc\",\"TimeToLiveSpecification\":{\"Enabled\":true}}|Value"
            + " null at 'timeToLiveSpecification.attributeName' failed to satisfy constraint:"
            + " Member must not be null",
        "GetRecords|{\"ShardIterator\":\"a\",\"Limit\":0}|Value '0' at 'limit' failed to satisfy"
            + " constraint: Member must have value greater than or equal to 1",
        "UpdateContinuousBackups|{\"TableName\":\"abc\",\"PointInTimeRecoverySpecification\":{\"PointInTimeRecoveryEnabled\":true,\"RecoveryPeriodInDays\":36}}|Value"
            + " '36' at 'pointInTimeRecoverySpecification.recoveryPeriodInDays' failed to satisfy"
            + " constraint: Member must have value less than or equal to 35",
        "ListImports|{\"PageSize\":26}|Value '26' at 'pageSize' failed to satisfy constraint:"
            + " Member must have value less than or equal to 25"
      })
  void tellWhatIsWrong(String operation, String body, String violation) {
    assertThatThrownBy(() -> check(operation, body))
        .isInstanceOf(ValidationError.class)
        .hasMessage("1 validation error detected: " + violation);
  }

  @Test
  void tellTypesBeforeConstraints() {
    assertThatThrownBy(
            () -> check("GetShardIterator", "{\"StreamArn\":\"a\",\"SequenceNumber\":5}"))
        .isInstanceOf(SerializationError.class)
        .hasMessage("NUMBER_VALUE cannot be converted to String");
  }

  @Test
  void readFlagsThatAreTexts() {
    assertThatCode(
            () ->
                check("GetItem", "{\"TableName\":\"abc\",\"Key\":{},\"ConsistentRead\":\"true\"}"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "-1.9, -1, -1",
    "1e3, 1000, 1000",
    "12345678901234567890, 9223372036854775807, 12345678901234567890",
    "-1e999999, -9223372036854775808, -9223372036854775808"
  })
  void readNumbersWithoutTheirFraction(String number, long whole, String text) {
    JsonNode node = MAPPER.readTree(number);
    assertThat(Numbers.whole(node)).isEqualTo(whole);
    assertThat(Numbers.text(node)).isEqualTo(text);
  }

  private static void check(String operation, String body) {
    Shapes.of(operation).orElseThrow().check(MAPPER.readTree(body));
  }
}
