package io.benchtable.dashboard.benchmark;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where specs are checked.
 *
 * @param orchestrator base address of the orchestrator; this server itself when absent
 */
@ConfigurationProperties("benchtable.dashboard")
record OrchestratorSettings(@Nullable String orchestrator) {}
