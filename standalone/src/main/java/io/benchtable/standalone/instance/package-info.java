/** One data directory, one instance: its lock, its credentials, where it answers. */
@NullMarked
package io.benchtable.standalone.instance;

import org.jspecify.annotations.NullMarked;
