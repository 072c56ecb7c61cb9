/** Records as strict JSON. The entry is {@link stoa.kernel.messaging.json.JacksonCodecs}; a {@code Shape} knows how one Java type looks. */
@NullMarked
package stoa.kernel.messaging.json;

import org.jspecify.annotations.NullMarked;
