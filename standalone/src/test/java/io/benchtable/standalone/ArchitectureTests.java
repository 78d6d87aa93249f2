package io.benchtable.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.benchtable.costs.CostAnalyzer;
import io.benchtable.costs.charge.Charges;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.dashboard.Dashboard;
import io.benchtable.jobs.BatchWorker;
import io.benchtable.streams.StreamPublisher;
import io.benchtable.tables.TableService;
import io.benchtable.tables.access.policy.Verdict;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.legacy.Criteria;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.workflows.WorkflowOrchestrator;
import io.benchtable.workflows.benchmark.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;

/** The rules of the house, over the classes of every module. */
class ArchitectureTests {

  private static final List<Class<?>> MODULES =
      List.of(
          TableService.class,
          StreamPublisher.class,
          WorkflowOrchestrator.class,
          BatchWorker.class,
          CostAnalyzer.class,
          Dashboard.class);

  private static final List<Class<?>> PURE =
      List.of(
          Condition.class,
          Criteria.class,
          Command.class,
          Plan.class,
          PriceBook.class,
          Charges.class);

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Benchtable.class.getPackageName(), "io.benchtable");
    assertThat(all.stream().map(JavaClass::getPackageName))
        .containsAll(MODULES.stream().map(Class::getPackageName).toList());
  }

  static List<Class<?>> modules() {
    return MODULES;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noModuleKnowsAnother(Class<?> module) {
    String[] others =
        MODULES.stream()
            .filter(other -> other != module)
            .map(other -> other.getPackageName() + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(module.getPackageName() + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(all);
  }

  @Test
  void purePackagesImportNoFramework() {
    for (Class<?> pure : PURE) {
      classes()
          .that()
          .resideInAPackage(pure.getPackageName())
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.benchtable..")
          .check(all);
    }
    for (Class<?> pureButForJson : List.of(AttributeValue.class, Verdict.class)) {
      classes()
          .that()
          .resideInAPackage(pureButForJson.getPackageName())
          .and()
          .haveNameNotMatching(".*Json.*")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", pureButForJson.getPackageName())
          .check(all);
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleHasAtMostSevenPackages(Class<?> module) {
    assertThat(packagesBelow(module, 1)).isNotEmpty().hasSizeLessThanOrEqualTo(7);
    assertThat(packagesBelow(module, 3)).isEmpty();
  }

  /** Those that lie so many levels below the module's own; a nested one belongs to its parent. */
  private static Set<String> packagesBelow(Class<?> module, int levels) {
    String root = module.getPackageName() + ".";
    return all.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(root))
        .filter(name -> name.substring(root.length()).split("\\.").length == levels)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void onlyTheApplicationLiesAtAModulesRoot(Class<?> module) {
    assertThat(
            all.stream()
                .filter(one -> one.getPackageName().equals(module.getPackageName()))
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .map(JavaClass::getSimpleName))
        .containsExactly(module.getSimpleName());
  }

  @Test
  void nothingIsInjectedIntoFields() {
    fields().should().notBeAnnotatedWith(Autowired.class).check(all);
  }

  /** In the one context of the standalone process, a shared bean of one module would serve all. */
  @Test
  void modulesPublishBeansOfTheirOwnTypesOnly() {
    Map<String, String> foreign =
        all.stream()
            .flatMap(one -> one.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Bean.class))
            .filter(
                method ->
                    Set.of(
                            "java.time.Clock",
                            "javax.sql.DataSource",
                            "software.amazon.awssdk.services.dynamodb.DynamoDbClient",
                            "tools.jackson.databind.ObjectMapper",
                            "tools.jackson.databind.json.JsonMapper",
                            "io.temporal.worker.WorkerFactory",
                            "java.net.http.HttpClient")
                        .contains(method.getRawReturnType().getName()))
            .collect(
                Collectors.toMap(
                    method -> method.getFullName(), method -> method.getRawReturnType().getName()));
    assertThat(foreign).isEmpty();
    methods().that().areAnnotatedWith(Bean.class).should().notBePrivate().check(all);
  }

  @Test
  void controllersAreClosed() {
    classes()
        .that()
        .areMetaAnnotatedWith(Controller.class)
        .should()
        .notBePublic()
        .andShould()
        .haveSimpleNameEndingWith("Controller")
        .check(all);
  }
}
