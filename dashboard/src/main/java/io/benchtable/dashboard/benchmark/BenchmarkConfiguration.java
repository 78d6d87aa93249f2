package io.benchtable.dashboard.benchmark;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OrchestratorSettings.class, LogSettings.class})
class BenchmarkConfiguration {}
