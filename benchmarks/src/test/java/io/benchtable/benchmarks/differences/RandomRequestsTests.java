package io.benchtable.benchmarks.differences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomRequestsTests {

  private static List<Request> requests(long seed, int number) {
    RandomRequests random = new RandomRequests(seed);
    return Stream.generate(random::next).limit(number).toList();
  }

  @Test
  void areTheSameOfTheSameSeed() {
    assertThat(requests(7, 500)).isEqualTo(requests(7, 500)).isNotEqualTo(requests(8, 500));
  }

  @Test
  void areOfAllOperations() {
    assertThat(requests(1, 5000).stream().map(Request::operation).collect(Collectors.toSet()))
        .contains(
            "BatchExecuteStatement",
            "BatchGetItem",
            "BatchWriteItem",
            "CreateTable",
            "DeleteItem",
            "DeleteTable",
            "DescribeTable",
            "DescribeTimeToLive",
            "ExecuteStatement",
            "ExecuteTransaction",
            "GetItem",
            "ListTables",
            "ListTagsOfResource",
            "PutItem",
            "Query",
            "Scan",
            "TagResource",
            "TransactGetItems",
            "TransactWriteItems",
            "UntagResource",
            "UpdateItem",
            "UpdateTable",
            "UpdateTimeToLive");
  }
}
