/** Rooms in which everybody may say anything at any time: what a general load generator can speak to. Never shipped. */
@Plugin(id = "bench-notes", title = "Rooms for benchmarks")
@NullMarked
package stoa.bench.notes;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
