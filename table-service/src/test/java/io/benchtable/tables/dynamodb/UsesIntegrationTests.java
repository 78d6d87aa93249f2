package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.Catalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What requests do, as policies are asked about it. */
class UsesIntegrationTests {

  private static final String PREFIX = "arn:aws:dynamodb:local:000000000000:table/";

  private final Uses uses = new Uses(RunningTableService.bean(Catalogue.class));

  @BeforeAll
  static void make() {
    TestTables.sortedNamed("used", ScalarAttributeType.N);
  }

  /** Requests about the table {@code used}: its facts, where they are asked for. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "PutItem ! {'TableName':'used','Item':{'id':{'S':'a'},'n':{'N':'1'},'x':{'M':{}}}} !"
            + " PutItem used leadingkeys=[a] attributes=[id, n, x] returnvalues=[NONE]",
        "PutItem ! {'TableName':'arn:aws:dynamodb:eu-west-1:123456789012:table/used',"
            + "'Item':{'id':{'S':'a'}},'Expected':{'y':{'Exists':false}},'ReturnValues':'ALL_OLD'} !"
            + " PutItem used leadingkeys=[a] attributes=[id, y] returnvalues=[ALL_OLD]",
        "DeleteItem ! {'TableName':'used','Key':{'id':{'S':'a'}},'ConditionExpression':"
            + "'size(#z.b) > x.y[1]','ExpressionAttributeNames':{'#z':'z'},"
            + "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'} ! DeleteItem used leadingkeys=[a]"
            + " attributes=[id, x, z] returnvalues=[ALL_OLD]",
        "UpdateItem ! {'TableName':'used','Key':{'id':{'S':'a'}},'AttributeUpdates':"
            + "{'x':{'Action':'DELETE'}},'Expected':{'y':{'Exists':false}}} ! UpdateItem used"
            + " leadingkeys=[a] attributes=[id, x, y] returnvalues=[NONE]",
        "UpdateItem ! {'TableName':'used','Key':{'id':{'S':'a'}},'UpdateExpression':"
            + "'SET x = y REMOVE z'} ! UpdateItem used leadingkeys=[a] attributes=[id, x, y, z]"
            + " returnvalues=[NONE]",
        "GetItem ! {'TableName':'used','Key':{'id':{'S':'a'}},'ReturnConsumedCapacity':'TOTAL'} !"
            + " GetItem used returnconsumedcapacity=[TOTAL] leadingkeys=[a] attributes=[id]"
            + " select=[ALL_ATTRIBUTES]",
        "GetItem ! {'TableName':'used','Key':{'id':{'S':'a'}},'AttributesToGet':['x'],"
            + "'FilterExpression':'y = z'} ! GetItem used leadingkeys=[a] attributes=[id, x]"
            + " select=[SPECIFIC_ATTRIBUTES]",
        "GetItem ! {'TableName':'other','Key':{'id':{'S':'a'}}} ! GetItem other attributes=[id]"
            + " select=[ALL_ATTRIBUTES]",
        "Query ! {'TableName':'used','KeyConditions':{'id':{'ComparisonOperator':'EQ',"
            + "'AttributeValueList':[{'S':'a'}]}},'QueryFilter':{'x':{'ComparisonOperator':"
            + "'NOT_NULL'}}} ! Query used leadingkeys=[a] attributes=[id, x] select=[ALL_ATTRIBUTES]",
        "Query ! {'TableName':'used','IndexName':'by-day','KeyConditionExpression':'#d = :d',"
            + "'ExpressionAttributeNames':{'#d':'day'},'ExpressionAttributeValues':"
            + "{':d':{'S':'m'}},'Select':'COUNT'} ! Query used/index/by-day leadingkeys=[m]"
            + " attributes=[day] select=[COUNT]",
        "Scan ! {'TableName':'used','IndexName':'by-day','ProjectionExpression':'x','ExclusiveStartKey':"
            + "{'id':{'S':'a'}}} ! Scan used/index/by-day attributes=[id, x]"
            + " select=[SPECIFIC_ATTRIBUTES]",
        "BatchGetItem ! {'RequestItems':{'used':{'Keys':[{'id':{'S':'a'}},{'id':{'S':'b'}}],"
            + "'ProjectionExpression':'x'}}} ! BatchGetItem used leadingkeys=[a, b] attributes=[x, id]"
            + " select=[SPECIFIC_ATTRIBUTES]",
        "BatchWriteItem ! {'RequestItems':{'used':[{'PutRequest':{'Item':{'id':{'S':'a'},"
            + "'x':{'S':'b'}}}},{'DeleteRequest':{'Key':{'id':{'S':'c'}}}}]}} ! BatchWriteItem used"
            + " leadingkeys=[a, c] attributes=[id, x]",
        "TransactGetItems ! {'TransactItems':[{'Get':{'TableName':'used','Key':{'id':{'S':'a'}}}}]} !"
            + " GetItem used enclosingoperation=[TransactGetItems] leadingkeys=[a] attributes=[id]"
            + " select=[ALL_ATTRIBUTES]",
        "TransactWriteItems ! {'TransactItems':[{'ConditionCheck':{'TableName':'used','Key':"
            + "{'id':{'S':'a'}},'ConditionExpression':'attribute_exists(x)'}},{'Delete':"
            + "{'TableName':'used','Key':{'id':{'S':'b'}}}}]} ! ConditionCheckItem used"
            + " enclosingoperation=[TransactWriteItems] leadingkeys=[a] attributes=[id, x]"
            + " returnvalues=[NONE]; DeleteItem used enclosingoperation=[TransactWriteItems]"
            + " leadingkeys=[b] attributes=[id] returnvalues=[NONE]",
        "ExecuteStatement ! {'Statement':'SELECT x.y FROM used WHERE id IN [?, ?] AND z = 1',"
            + "'Parameters':[{'S':'a'},{'S':'b'}]} ! PartiQLSelect used leadingkeys=[a, b]"
            + " attributes=[id, x, z] select=[SPECIFIC_ATTRIBUTES] fulltablescan=[false]",
        "ExecuteStatement ! {'Statement':'SELECT * FROM used.#by-day# WHERE n = 1'} !"
            + " PartiQLSelect used/index/by-day attributes=[n] select=[ALL_ATTRIBUTES]"
            + " fulltablescan=[true]",
        "ExecuteStatement ! {'Statement':'UPDATE used SET x = y REMOVE z WHERE id = ~a~ AND n = 1"
            + " RETURNING MODIFIED OLD *'} ! PartiQLUpdate used leadingkeys=[a]"
            + " attributes=[id, n, x, y, z] returnvalues=[UPDATED_OLD]",
        "BatchExecuteStatement ! {'Statements':[{'Statement':'nothing'},{'Statement':'INSERT INTO"
            + " used VALUE {~id~: ~a~, ~x~: 1}'}]} ! PartiQLInsert used leadingkeys=[a]"
            + " attributes=[id, x] returnvalues=[NONE]",
        "ExecuteTransaction ! {'TransactStatements':[{'Statement':'DELETE FROM used WHERE id = ~a~ AND"
            + " n = 1'},{'Statement':'EXISTS(SELECT * FROM used WHERE id = ~b~ AND n = 1 AND x ="
            + " 2)'}]} ! PartiQLDelete used enclosingoperation=[ExecuteTransaction] leadingkeys=[a]"
            + " attributes=[id, n] returnvalues=[NONE]; PartiQLSelect used"
            + " enclosingoperation=[ExecuteTransaction] leadingkeys=[b] attributes=[id, n, x]"
            + " returnvalues=[NONE]",
        "CreateTable ! {'TableName':'used','Tags':[{'Key':'a','Value':'b'}],'ResourcePolicy':'{}'} !"
            + " CreateTable used; TagResource used; PutResourcePolicy used",
        "DescribeBackup ! {'BackupArn':'arn:aws:dynamodb:eu-west-1:1:table/used/backup/01'} !"
            + " DescribeBackup used/backup/01",
        "RestoreTableFromBackup ! {'BackupArn':'arn:aws:dynamodb:eu-west-1:1:table/used/backup/01',"
            + "'TargetTableName':'other'} ! RestoreTableFromBackup used/backup/01;"
            + " RestoreTableFromBackup other; BatchWriteItem other; DeleteItem other; GetItem other;"
            + " PutItem other; Query other; Scan other; UpdateItem other",
        "GetRecords ! {'ShardIterator':'arn:aws:dynamodb:local:000000000000:table/used/stream/"
            + "2026-01-01T00:00:00.000|1|AAAA'} ! GetRecords used/stream/2026-01-01T00:00:00.000",
        "ListTables ! {} ! ListTables *"
      })
  void areWhatARequestDoes(String operation, String request, String expected) {
    String body =
        request.replace('\'', '"').replace('~', '\'').replace("#by-day#", "\\\"by-day\\\"");
    String told =
        uses.of(operation, RequestBody.parse(body)).stream()
            .map(UsesIntegrationTests::text)
            .sorted()
            .reduce((one, other) -> one + "; " + other)
            .orElse("");
    assertThat(told)
        .isEqualTo(
            Stream.of(expected.split("; "))
                .sorted()
                .reduce((one, other) -> one + "; " + other)
                .orElse(""));
  }

  private static String text(Use use) {
    StringBuilder text =
        new StringBuilder(use.action().replace("dynamodb:", ""))
            .append(' ')
            .append(use.resource().replace(PREFIX, ""));
    for (String key :
        List.of(
            "returnconsumedcapacity",
            "enclosingoperation",
            "leadingkeys",
            "attributes",
            "select",
            "fulltablescan",
            "returnvalues")) {
      var fact = use.facts().get("dynamodb:" + key);
      String values = fact == null ? "[]" : fact.get().toString();
      boolean usual = key.equals("returnconsumedcapacity") && values.equals("[NONE]");
      if (!values.equals("[]") && !usual) {
        text.append(' ').append(key).append('=').append(values);
      }
    }
    return text.toString();
  }

  @Test
  void areKnownOfEveryOperation() {
    List<CheckedOperation> all = List.copyOf(RunningTableService.bean(Operations.class).all());
    uses.require(all);
    CheckedOperation unknown =
        CheckedOperation.of(new UnsupportedOperation("Forget", "it is new."));
    assertThatThrownBy(() -> uses.require(List.of(all.getFirst(), unknown)))
        .hasMessage(
            "Expected to know what each operation does to which resources, but not of [Forget]");
    assertThatThrownBy(() -> uses.of("Forget", RequestBody.parse("{}")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
