package io.benchtable.tables.rest;

import io.benchtable.tables.access.LargeBodies;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the plain API is called, and how its addresses are read. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "Benchtable tables",
            version = "1",
            description = "Tables and items as plain JSON; errors are problem details (RFC 9457)."))
class RestConfiguration {

  @Bean
  EncodedSlashes tablesEncodedSlashes() {
    return new EncodedSlashes();
  }

  @Bean
  Bodies tablesBodies(LargeBodies large) {
    return new Bodies(large);
  }

  @Bean
  KnownParameters tablesKnownParameters() {
    return new KnownParameters();
  }

  @Bean
  Examples tablesExamples() {
    return new Examples();
  }

  @Bean
  UnmappedProblems tablesUnmappedProblems() {
    return new UnmappedProblems();
  }

  @Bean
  FilterRegistrationBean<Semicolons> tablesSemicolons() {
    FilterRegistrationBean<Semicolons> filter = new FilterRegistrationBean<>(new Semicolons());
    filter.setName("tablesSemicolons");
    filter.addUrlPatterns("/v1/tables/*");
    return filter;
  }
}
