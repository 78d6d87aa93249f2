package io.benchtable.workflows.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what a spec would do; starts nothing. JSON is YAML, so one reader is enough. */
@RestController
class CheckController {

  private final Estimates estimates;

  CheckController(Estimates estimates) {
    this.estimates = estimates;
  }

  @PostMapping(
      path = "/v1/benchmarks/check",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/yaml"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, @Nullable Object> check(@RequestBody byte[] spec) {
    var text = new String(spec, java.nio.charset.StandardCharsets.UTF_8);
    var read = BenchmarkYaml.read(text);
    var answer = SpecPreview.of(read.checked());
    read.checked()
        .spec()
        .ifPresent(
            one -> {
              answer.put("spec", read.tree());
              answer.put("estimate", estimates.of(one, read.tree()));
            });
    return answer;
  }
}
