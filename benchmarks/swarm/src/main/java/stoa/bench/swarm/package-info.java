/**
 * Many debates at once against one server, in an open model: turns are due at fixed times whatever the server does, and a
 * turn's latency counts from the moment it was due until the other debater has it. Entry: {@link stoa.bench.swarm.Swarm}.
 */
@NullMarked
package stoa.bench.swarm;

import org.jspecify.annotations.NullMarked;
