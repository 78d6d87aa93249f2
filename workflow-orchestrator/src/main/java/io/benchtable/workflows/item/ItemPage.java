package io.benchtable.workflows.item;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Items, and where the next page begins.
 *
 * @param next empty when there is no more
 */
public record ItemPage(List<Map<String, @Nullable Object>> items, Map<String, Object> next) {}
