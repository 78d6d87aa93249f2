package io.benchtable.dashboard.cost;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where questions about prices are answered.
 *
 * @param costAnalyzer base address of the cost analyzer; this server itself when absent
 */
@ConfigurationProperties("benchtable.dashboard")
record CostAnalyzerSettings(@Nullable String costAnalyzer) {}
