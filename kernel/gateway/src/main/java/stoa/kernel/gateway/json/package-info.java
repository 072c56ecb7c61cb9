/**
 * JSON as bytes. {@link stoa.kernel.gateway.json.JsonReader} walks untrusted input without building trees;
 * {@link stoa.kernel.gateway.json.JsonText} writes answers around pieces that are JSON already.
 */
@NullMarked
package stoa.kernel.gateway.json;

import org.jspecify.annotations.NullMarked;
