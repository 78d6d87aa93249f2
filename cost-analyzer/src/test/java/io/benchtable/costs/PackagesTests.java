package io.benchtable.costs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.benchtable.costs.charge.Charges;
import io.benchtable.costs.charge.budget.Budget;
import io.benchtable.costs.charge.reprice.Repricing;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.statistics.Medians;
import io.benchtable.costs.verdict.Judge;
import org.junit.jupiter.api.Test;

class PackagesTests {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackagesOf(CostAnalyzer.class);

  private static final String[] PURE = {
    PriceBook.class.getPackageName(),
    Charges.class.getPackageName(),
    Repricing.class.getPackageName(),
    Budget.class.getPackageName(),
    Medians.class.getPackageName(),
    Judge.class.getPackageName()
  };

  @Test
  void pricesChargesStatisticsAndVerdictsDependOnNothingButJava() {
    String[] allowed = new String[PURE.length + 2];
    System.arraycopy(PURE, 0, allowed, 0, PURE.length);
    allowed[PURE.length] = "java..";
    allowed[PURE.length + 1] = "org.jspecify..";
    classes()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching(CostAnalyzer.class.getPackageName() + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
