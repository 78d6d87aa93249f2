package io.benchtable.benchmarks.differences;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTests {

  private static List<Difference> of(String operation, Answer ours, Answer theirs) {
    return Comparison.of(new Request(operation, "{}"), ours, theirs);
  }

  private static Answer answer(int status, String json) {
    return new Answer(status, Tables.JSON.readTree(json));
  }

  @Test
  void tellsOfMembersThatDiffer() {
    assertThat(
            of(
                "GetItem",
                answer(200, "{\"Item\":{\"a\":{\"N\":\"1\"}},\"Count\":1}"),
                answer(200, "{\"Item\":{\"a\":{\"N\":\"2\"}},\"More\":true}")))
        .containsExactly(
            new Difference("GetItem", "Count", "1", "nothing"),
            new Difference("GetItem", "Item", "{\"a\":{\"N\":\"1\"}}", "{\"a\":{\"N\":\"2\"}}"),
            new Difference("GetItem", "More", "nothing", "true"));
  }

  @Test
  void takesSetsScansTimesAndArnsForTheSameInAnyForm() {
    assertThat(
            of(
                "Scan",
                answer(
                    200,
                    "{\"Items\":[{\"a\":{\"SS\":[\"x\",\"y\"]}},{\"b\":{\"S\":\"x\"}}],\"Count\":2.0,\"CreationDateTime\":1,\"Arn\":\"arn:aws:dynamodb:local:0:table/a\"}"),
                answer(
                    200,
                    "{\"Count\":2,\"Items\":[{\"b\":{\"S\":\"x\"}},{\"a\":{\"SS\":[\"y\",\"x\"]}}],\"CreationDateTime\":2,\"Arn\":\"arn:aws:dynamodb:us-east-1:1:table/a\"}")))
        .isEmpty();
  }

  @Test
  void seesOrderOfQueries() {
    assertThat(
            of(
                "Query",
                answer(200, "{\"Items\":[{\"a\":{\"S\":\"x\"}},{\"a\":{\"S\":\"y\"}}]}"),
                answer(200, "{\"Items\":[{\"a\":{\"S\":\"y\"}},{\"a\":{\"S\":\"x\"}}]}")))
        .extracting(Difference::place)
        .containsExactly("Items[]", "Items[]");
  }

  @Test
  void tellsOfOneOutcomeWhereThatDiffers() {
    assertThat(
            of(
                "PutItem",
                answer(400, "{\"__type\":\"x#ValidationException\",\"message\":\"No\"}"),
                answer(200, "{\"Attributes\":{}}")))
        .containsExactly(
            new Difference("PutItem", "outcome", "400 ValidationException: No", "200"));
  }

  @Test
  void comparesTextsNamesAndReasonsOfErrors() {
    assertThat(
            of(
                "PutItem",
                answer(400, "{\"__type\":\"x#A\",\"Message\":\"No\"}"),
                answer(400, "{\"__type\":\"y#A\",\"message\":\"Never\"}")))
        .containsExactlyInAnyOrder(
            new Difference("PutItem", "text", "No", "Never"),
            new Difference("PutItem", "__type", "\"x#A\"", "\"y#A\""),
            new Difference("PutItem", "Message", "there", "nothing"),
            new Difference("PutItem", "message", "nothing", "there"));
  }

  @Test
  void knowsTextsOfTheReaderOfJson() {
    assertThat(
            of(
                "PutItem",
                answer(400, "{\"__type\":\"x#SerializationException\",\"Message\":\"No\"}"),
                answer(400, "{\"__type\":\"x#SerializationException\",\"Message\":\"Never\"}")))
        .containsExactly(new Difference("PutItem", "reader", "No", "Never"));
  }

  @Test
  void tellsTextsInsideOfBatchesAsTheyAre() {
    assertThat(
            of(
                "BatchExecuteStatement",
                answer(200, "{\"Responses\":[{\"Error\":{\"Message\":\"No\"}}]}"),
                answer(200, "{\"Responses\":[{\"Error\":{\"Message\":\"Never\"}}]}")))
        .containsExactly(
            new Difference("BatchExecuteStatement", "Responses[].Error.Message", "No", "Never"));
  }

  @Test
  void knowsTextsThatDifferInTheNumberOfErrorsOnly() {
    assertThat(
            of(
                "PutItem",
                answer(400, "{\"__type\":\"A\",\"message\":\"1 validation error detected: No\"}"),
                answer(400, "{\"__type\":\"A\",\"message\":\"No\"}")))
        .extracting(Difference::place)
        .containsExactly("prefix");
  }

  @Test
  void countsTextsWithOtherNamesAsOneKind() {
    assertThat(new Difference("Query", "text", "Value 'a' at :v1", "No 12").kind())
        .isEqualTo(new Difference("Query", "text", "Value 'bc' at :x", "No 7").kind())
        .isNotEqualTo(new Difference("Scan", "text", "Value 'a' at :v1", "No 12").kind());
  }
}
