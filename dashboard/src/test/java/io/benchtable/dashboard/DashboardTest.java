package io.benchtable.dashboard;

import io.benchtable.dashboard.item.InMemoryItems;
import io.benchtable.dashboard.item.InMemoryTableChanges;
import io.benchtable.dashboard.item.InMemoryTables;
import io.benchtable.dashboard.item.SampleTables;
import io.benchtable.dashboard.item.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The dashboard on tables in memory, without Kafka. */
@SpringBootTest(
    classes = Dashboard.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "benchtable.access.token=secret-token",
      "spring.cloud.stream.bindings.dashboardChanges-in-0.consumer.auto-startup=false",
      "management.health.binders.enabled=false"
    })
@AutoConfigureMockMvc
@Import(DashboardTest.InMemory.class)
abstract class DashboardTest {

  static final Neighbours NEIGHBOURS = new Neighbours();

  @Autowired InMemoryItems items;
  @Autowired InMemoryTables tables;
  @Autowired InMemoryTableChanges tableChanges;

  @DynamicPropertySource
  static void neighbours(DynamicPropertyRegistry registry) {
    registry.add("benchtable.dashboard.orchestrator", NEIGHBOURS::address);
    registry.add("benchtable.dashboard.cost-analyzer", NEIGHBOURS::address);
  }

  @BeforeEach
  void fill() {
    NEIGHBOURS.reset();
    items.clear();
    Samples.fill(items, NEIGHBOURS.address());
    tables.clear();
    SampleTables.fill(tables);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class InMemory {
    @Bean
    @Primary
    InMemoryItems inMemoryItems() {
      return new InMemoryItems();
    }

    @Bean
    @Primary
    InMemoryTables inMemoryTables() {
      return new InMemoryTables();
    }

    @Bean
    @Primary
    InMemoryTableChanges inMemoryTableChanges(InMemoryTables tables) {
      return new InMemoryTableChanges(tables);
    }
  }
}
