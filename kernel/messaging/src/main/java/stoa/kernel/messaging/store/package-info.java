/** Documents of plugins. The entry is {@link stoa.kernel.messaging.store.DocumentStoreDesk}. */
@NullMarked
package stoa.kernel.messaging.store;

import org.jspecify.annotations.NullMarked;
