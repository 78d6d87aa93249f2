/** The engines that run inside or beside the process: PostgreSQL, Kafka, Temporal. */
@NullMarked
package io.benchtable.standalone.engine;

import org.jspecify.annotations.NullMarked;
