package io.benchtable.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.function.FunctionMessages.FunctionResult;
import io.benchtable.jobs.function.FunctionMessages.InvokeFunction;
import io.benchtable.jobs.job.JobJson;
import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobItem;
import io.benchtable.jobs.job.JobMessages.JobResult;
import io.benchtable.jobs.job.JobMessages.UsageItem;
import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.ClosedRun;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import io.benchtable.jobs.run.RunMessages.OpenedRun;
import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.PreparedBenchmark;
import io.benchtable.jobs.run.RunMessages.Software;
import io.temporal.common.converter.DefaultDataConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode golden(String file) throws IOException {
    return JSON.readTree(Files.readString(Path.of("../contracts", file)));
  }

  @Test
  void acceptsTheGoldenSignatureAndNoOther() throws IOException {
    var golden = golden("00-signed-request.json");
    var request = JSON.treeToValue(golden.path("request"), SignedRequest.class);
    var key = golden.path("jobKey").asString();
    assertThat(request.isFrom(key, "CloseRun")).isTrue();
    assertThat(request.isFrom(key, "OpenRun")).isFalse();
    assertThat(request.isFrom(key + "x", "CloseRun")).isFalse();
    assertThat(request.isFrom("", "CloseRun")).isFalse();
    assertThat(new SignedRequest(request.body() + " ", request.signature()).isFrom(key, "CloseRun"))
        .isFalse();
    assertThat(new SignedRequest(null, null).isFrom(key, "CloseRun")).isFalse();
  }

  @Test
  void signsAResultAsTheContractShows() throws IOException {
    var key = golden("00-signed-request.json").path("jobKey").asString();
    var golden = golden("00-signed-request.json").path("answered");
    var request = JSON.treeToValue(golden.path("request"), SignedRequest.class);
    var shown = JSON.treeToValue(golden.path("result"), SignedResult.class);
    assertThat(request.isFrom(key, golden.path("activity").asString())).isTrue();
    assertThat(SignedResult.of(key, golden.path("kind").asString(), request, shown.body()))
        .isEqualTo(shown);
  }

  @Test
  void signsAnOutputAsTheContractShows() throws IOException {
    var key = golden("00-signed-request.json").path("jobKey").asString();
    var result = golden("18-invoke-function.json").path("result");
    var functionId = golden("18-invoke-function.json").at("/request/functionId").asString();
    var output = result.path("output").asString();
    assertThat(SignedRequest.sign(key, "FunctionResult", functionId + "\n" + output))
        .isEqualTo(result.path("signature").asString());
  }

  @ParameterizedTest
  @CsvSource({
    "05-prepare-benchmark.json, PREPARE",
    "06-open-run.json, OPEN",
    "07-execute-job.json, EXECUTE",
    "08-close-run.json, CLOSE",
    "18-invoke-function.json, INVOKE"
  })
  void readsRequestsAndWritesResults(String file, Exchange exchange) throws IOException {
    var golden = golden(file);
    var request = JobJson.read(golden.path("request").toString(), exchange.request);
    assertThat(JSON.readTree(JobJson.write(request))).isEqualTo(golden.path("request"));
    var result = JobJson.read(golden.path("result").toString(), exchange.result);
    var payload = DefaultDataConverter.STANDARD_INSTANCE.toPayload(result).orElseThrow();
    assertThat(JSON.readTree(payload.getData().toStringUtf8())).isEqualTo(golden.path("result"));
  }

  @Test
  void readsWhereToolsComeFrom() throws IOException {
    for (var one : golden("20-software.json").path("examples")) {
      var software = JobJson.read(one.path("request").toString(), Software.class);
      assertThat(JSON.readTree(JobJson.write(software))).isEqualTo(one.path("request"));
      assertThat(software.container() == null).isEqualTo(!software.moduleNames().isEmpty());
    }
  }

  enum Exchange {
    PREPARE(PrepareBenchmark.class, PreparedBenchmark.class),
    OPEN(OpenRun.class, OpenedRun.class),
    EXECUTE(ExecuteJob.class, JobResult.class),
    CLOSE(CloseRun.class, ClosedRun.class),
    INVOKE(InvokeFunction.class, FunctionResult.class);

    private final Class<?> request;
    private final Class<?> result;

    Exchange(Class<?> request, Class<?> result) {
      this.request = request;
      this.result = result;
    }
  }

  @Test
  void writesItemsAsTheyAreRead() throws IOException {
    var job = golden("09-job-item.json");
    assertThat(JSON.readTree(JobJson.write(JobJson.read(job.toString(), JobItem.class))))
        .isEqualTo(job);
    var usage = golden("10-usage-item.json");
    assertThat(JSON.readTree(JobJson.write(JobJson.read(usage.toString(), UsageItem.class))))
        .isEqualTo(usage);
  }
}
