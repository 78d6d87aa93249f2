package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.CheckedSpec;
import io.benchtable.workflows.benchmark.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what a spec would do; starts nothing. JSON is YAML, so one reader is enough. */
@RestController
class CheckController {

  private final Estimates estimates;
  private final PricingPreview pricing;

  CheckController(Estimates estimates, PricingPreview pricing) {
    this.estimates = estimates;
    this.pricing = pricing;
  }

  @PostMapping(
      path = "/v1/benchmarks/check",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/yaml"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  Map<String, @Nullable Object> check(@RequestBody byte[] spec) {
    var text = new String(spec, java.nio.charset.StandardCharsets.UTF_8);
    var read = BenchmarkYaml.read(text);
    var priced = read.checked().spec().flatMap(pricing::problems);
    var checked = with(read.checked(), priced.orElse(List.of()));
    var answer = SpecPreview.of(checked, priced.isPresent());
    checked
        .spec()
        .ifPresent(
            one -> {
              answer.put("spec", read.tree());
              answer.put("estimate", estimates.of(one, read.tree()));
            });
    return answer;
  }

  private static CheckedSpec with(CheckedSpec checked, List<Problem> problems) {
    return problems.isEmpty() ? checked : new CheckedSpec(Optional.empty(), problems);
  }
}
