package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.benchtable.workflows.benchmark.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema and the reader agree on the shape of a spec. */
class SpecSchemaTests {

  private static final String STEP = "{'name': 's', 'command': ['c']%s}";
  private static final String SPEC = "{'name': 'n', 'pipeline': [" + STEP.formatted("") + "]%s}";
  private static final Path CONTRACTS = Path.of("../contracts");

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(CONTRACTS.resolve("benchmark.schema.json")));

  SpecSchemaTests() throws IOException {}

  @Test
  void acceptTheGoldenBenchmark() throws IOException {
    var item = PlainJson.read(Files.readString(CONTRACTS.resolve("01-benchmark-item.json")));
    agree(spec(item), true);
  }

  private static Map<String, @Nullable Object> spec(Map<String, @Nullable Object> item) {
    var spec = new LinkedHashMap<String, @Nullable Object>();
    if (item.get("spec") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> spec.put(String.valueOf(name), value));
    }
    return spec;
  }

  @ParameterizedTest
  @ValueSource(strings = {"compression", "kmer-counting", "read-alignment"})
  void acceptTheExamples(String example) throws IOException {
    var text = Files.readString(Path.of("../examples", example, "benchmark.yaml"));
    var read = BenchmarkYaml.read(text);
    assertThat(read.checked().problems()).isEmpty();
    agree(read.tree(), true);
  }

  /** Fields of the spec besides name and pipeline. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | ",
        "true  | , 'repetitions': 3, 'warmup': 0",
        "true  | , 'parameters': {'k': [1, 'two', true]}",
        "true  | , 'parameters': {'k': [1]}, 'baseline': {'k': 1}",
        "true  | , 'smallestDifference': '0.05'",
        "true  | , 'smallestDifference': 0.05",
        "true  | , 'mode': 'blocks'",
        "true  | , 'mode': 'aa'",
        "false | , 'mode': 'a/a'",
        "false | , 'mode': true",
        "true  | , 'until': {'time': '30m'}",
        "true  | , 'until': {'time': '1d', 'cost': '2.50', 'minimum': 6, 'maximum': 40}, 'pricing': {}",
        "true  | , 'parameters': {'k': [1, 2]}, 'until': {'precision': 0.01, 'maximum': 20}",
        "true  | , 'parameters': {'k': [1, 2]}, 'until': {'precision': '0.01'}",
        "true  | , 'noise': 'off'",
        "true  | , 'noise': false",
        "true  | , 'noise': {}",
        "true  | , 'noise': {'limit': '0.5', 'repeats': 0}",
        "true  | , 'tags': {'team': 'x', 'costCentre': 4711}",
        "true  | , 'dataset': {'id': 'd', 'files': {'f': '/x/y'}}",
        "true  | , 'software': {'path': ['/opt'], 'conda': '/opt/env'}",
        "true  | , 'software': {'modules': ['gcc/12', 'samtools']}",
        "true  | , 'parameters': {'v': ['1.19', '1.20']}, 'software': {'modules': ['t/${v}']}",
        "true  | , 'software': {'container': {'image': 'quay.io/a/b:1'}}",
        "true  | , 'software': {'container': {'image': 'a', 'engine': 'podman', 'network': 'host'}}",
        "true  | , 'parameters': {'e': ['podman']}, 'software': {'container': {'image': 'a', 'engine': '${e}'}}",
        "true  | , 'pricing': {'book': 'b', 'version': '1', 'instanceType': 'c', 'region': 'r'}",
        "true  | , 'queue': 'big'",
        "false | , 'repetition': 3",
        "false | , 'repetitions': 0",
        "false | , 'repetitions': 10001",
        "false | , 'repetitions': 1.5",
        "false | , 'repetitions': 'ten'",
        "false | , 'warmup': -1",
        "false | , 'parameters': {'k': []}",
        "false | , 'parameters': {'k': [1, 1]}",
        "false | , 'parameters': {'k': 1}",
        "false | , 'parameters': {'a-b': [1]}",
        "false | , 'parameters': {'vcpus': [1]}",
        "false | , 'parameters': {'k': [[1]]}",
        "false | , 'parameters': []",
        "false | , 'smallestDifference': 1",
        "false | , 'smallestDifference': -0.1",
        "false | , 'smallestDifference': 'some'",
        "false | , 'until': {}",
        "false | , 'until': 30",
        "false | , 'until': {'maximum': 20}",
        "false | , 'until': {'time': 30}",
        "false | , 'until': {'time': '0m'}",
        "false | , 'until': {'cost': 0}, 'pricing': {}",
        "false | , 'until': {'cost': '-1'}, 'pricing': {}",
        "false | , 'until': {'time': '1h', 'minimum': 0}",
        "false | , 'until': {'time': '1h', 'blocks': 3}",
        "false | , 'parameters': {'k': [1, 2]}, 'until': {'precision': 0}",
        "false | , 'parameters': {'k': [1, 2]}, 'until': {'precision': '0.0'}",
        "false | , 'until': {'time': '30m'}, 'repetitions': 3",
        "false | , 'noise': 'on'",
        "false | , 'noise': true",
        "false | , 'noise': {'limit': 0}",
        "false | , 'noise': {'limit': '0.00'}",
        "false | , 'noise': {'limit': -1}",
        "false | , 'noise': {'repeats': 3}",
        "false | , 'noise': {'share': 1}",
        "false | , 'tags': ['x']",
        "false | , 'tags': {'team': {}}",
        "false | , 'dataset': {'files': {'a b': 'x'}}",
        "false | , 'dataset': {'files': {'a': ''}}",
        "false | , 'dataset': {'path': 'x'}",
        "false | , 'software': {'image': 'x'}",
        "false | , 'software': {'modules': 'samtools'}",
        "false | , 'software': {'modules': ['a b']}",
        "false | , 'software': {'modules': ['--x']}",
        "false | , 'software': {'path': ['']}",
        "false | , 'software': {'container': 'image'}",
        "false | , 'software': {'container': {}}",
        "false | , 'software': {'container': {'image': '--privileged'}}",
        "false | , 'software': {'container': {'image': 'a', 'engine': 'kubernetes'}}",
        "false | , 'software': {'container': {'image': 'a', 'network': 'bridge'}}",
        "false | , 'software': {'container': {'image': 'a', 'privileged': true}}",
        "false | , 'software': {'container': {'image': 'a'}, 'modules': ['samtools']}",
        "false | , 'software': {'container': {'image': 'a'}, 'path': ['/opt']}",
        "false | , 'pricing': {'prices': 'b'}",
        "false | , 'pricing': 'own-hardware'",
        "false | , 'queue': 'a b'",
        "false | , 'checks': [{'atLeast': 1}]",
        "false | , 'checks': [{'metric': 'm'}]",
        "false | , 'checks': [{'metric': 'm', 'equals': 'best'}]",
        "false | , 'baseline': []",
        "false | , 'exclude': {}",
      })
  void agreeOnSpecs(boolean valid, @Nullable String fields) {
    agree(json(SPEC.formatted(fields == null ? "" : fields)), valid);
  }

  /** Fields of a step besides name and command. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | , 'env': {'A': 'b', 'N': 1}",
        "true  | , 'stdin': 'a/b', 'stdout': 'c'",
        "true  | , 'outputs': ['*.txt'], 'keep': ['a..b']",
        "true  | , 'scope': 'run', 'measured': true",
        "true  | , 'resources': {'vcpus': 2, 'memoryMiB': 512}, 'timeout': '90s', 'retries': 2",
        "true  | , 'metrics': [{'name': 'm', 'regex': '(x)'}]",
        "true  | , 'metrics': [{'name': 'm', 'pointer': '/a/b', 'file': 'f.json', 'unit': 's'}]",
        "true  | , 'versions': [['tool', '--version']]",
        "true  | , 'network': 'host'",
        "false | , 'environment': {}",
        "false | , 'env': {'A-B': 'c'}",
        "false | , 'env': {'A': ['c']}",
        "false | , 'stdin': '/etc/passwd'",
        "false | , 'stdout': '../x'",
        "false | , 'outputs': ['a/../../b']",
        "false | , 'outputs': 'a'",
        "false | , 'keep': ['~/x']",
        "false | , 'scope': 'step'",
        "false | , 'measured': 'yes'",
        "false | , 'resources': {'cpus': 2}",
        "false | , 'resources': {'vcpus': 0}",
        "false | , 'timeout': '5 minutes'",
        "false | , 'timeout': 30",
        "false | , 'retries': 11",
        "false | , 'metrics': [{'name': 'm'}]",
        "false | , 'metrics': [{'name': 'm', 'regex': '(x)', 'pointer': '/a'}]",
        "false | , 'metrics': [{'regex': '(x)'}]",
        "false | , 'metrics': [{'name': 'm', 'pointer': 'a'}]",
        "false | , 'versions': [[]]",
        "false | , 'network': 'lan'",
        "false | , 'versions': ['tool --version']",
      })
  void agreeOnSteps(boolean valid, String fields) {
    agree(json("{'name': 'n', 'pipeline': [" + STEP.formatted(fields) + "]}"), valid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'name': 'n'}",
        "{'name': 'n', 'pipeline': []}",
        "{'name': '', 'pipeline': [{'name': 's', 'command': ['c']}]}",
        "{'pipeline': [{'name': 's', 'command': ['c']}]}",
        "{'name': 'n', 'pipeline': [{'command': ['c']}]}",
        "{'name': 'n', 'pipeline': [{'name': 's'}]}",
        "{'name': 'n', 'pipeline': [{'name': 's', 'command': []}]}",
        "{'name': 'n', 'pipeline': [{'name': 's', 'command': 'c'}]}",
        "{'name': 'n', 'pipeline': [{'name': 's#1', 'command': ['c']}]}",
        "{'name': 'n', 'pipeline': ['s']}",
      })
  void agreeOnWhatIsMissing(String spec) {
    agree(json(spec), false);
  }

  private void agree(Map<String, @Nullable Object> spec, boolean valid) {
    var problems = SpecReader.read(spec).problems();
    List<com.networknt.schema.Error> errors =
        schema.validate(PlainJson.write(spec), InputFormat.JSON);
    assertThat(problems.isEmpty()).as("the reader says %s", problems).isEqualTo(valid);
    assertThat(errors.isEmpty()).as("the schema says %s", errors).isEqualTo(valid);
  }

  private static Map<String, @Nullable Object> json(String text) {
    return PlainJson.read(text.replace('\'', '"'));
  }
}
