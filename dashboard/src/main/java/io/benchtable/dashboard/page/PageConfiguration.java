package io.benchtable.dashboard.page;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {

  @Bean
  Now dashboardNow() {
    return new Now(InstantSource.system());
  }
}
