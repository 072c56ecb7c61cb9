package stoa.kernel.messaging.store;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.plugin.PluginId;
import stoa.api.store.ByteStore;
import stoa.api.store.Store;
import stoa.api.store.Stores;
import stoa.kernel.contract.messaging.StoreDesk;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.contract.store.Transactions;
import stoa.kernel.messaging.json.JacksonCodecs;

/** Gives each plugin its own names of stores. */
@Component(service = StoreDesk.class)
public final class DocumentStoreDesk implements StoreDesk {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final DocumentTable table;
    private final Transactions transactions;
    private final JacksonCodecs codecs;

    @Activate
    public DocumentStoreDesk(
            @Reference DocumentTable table, @Reference Transactions transactions, @Reference JacksonCodecs codecs) {
        this.table = table;
        this.transactions = transactions;
        this.codecs = codecs;
    }

    @Override
    public Stores of(PluginId plugin) {
        return new PluginStores(plugin);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Store '" + name + "' must be lower case letters, digits and hyphens, at most 40");
        }
        return name;
    }

    private final class PluginStores implements Stores {
        private final PluginId plugin;

        PluginStores(PluginId plugin) {
            this.plugin = plugin;
        }

        @Override
        public <T extends Record> Store<T> open(String name, Class<T> type) {
            return new DocumentStore<>(plugin + "/" + checked(name), type, table, codecs);
        }

        @Override
        public ByteStore bytes(String name) {
            return new TableByteStore(plugin + "/" + checked(name) + "#bytes", table, transactions);
        }

        @Override
        public <R> R inTransaction(Supplier<R> work) {
            return transactions.run(work);
        }
    }
}
