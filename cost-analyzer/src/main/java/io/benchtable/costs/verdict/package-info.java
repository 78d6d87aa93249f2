/** Which configuration is fastest and which is cheapest, in numbers and in words; pure. */
@NullMarked
package io.benchtable.costs.verdict;

import org.jspecify.annotations.NullMarked;
