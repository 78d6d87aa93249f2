package io.benchtable.workflows.rule;

import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.TableDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules and their table. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RulesSettings.class)
class RuleConfiguration {

  @Bean
  TableDefinition rulesTable() {
    return RuleTableItems.TABLE;
  }

  @Bean
  Rules workflowRules(Items items, RulesSettings settings) {
    return new Rules(new RuleTableItems(items), settings.mostStartsInAMinute());
  }

  @Bean
  RulesRefresh workflowRulesRefresh(Rules workflowRules, RulesSettings settings) {
    return new RulesRefresh(workflowRules, settings.refresh().toMillis());
  }

  @Bean
  RulesHealth workflowRulesHealthIndicator(Rules workflowRules) {
    return new RulesHealth(workflowRules);
  }
}
