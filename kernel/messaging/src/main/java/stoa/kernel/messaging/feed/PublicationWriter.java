package stoa.kernel.messaging.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import stoa.api.channel.ChannelName;
import stoa.kernel.contract.log.Codec;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.messaging.Publication;
import stoa.kernel.messaging.json.JacksonCodecs;

/** Writes an event as everybody who watches gets it. */
final class PublicationWriter {
    private final JacksonCodecs codecs;

    PublicationWriter(JacksonCodecs codecs) {
        this.codecs = codecs;
    }

    Publication of(ChannelName channel, StoredEvent event) {
        return new Publication(channel, event.sequence(), "", true, json(event));
    }

    private byte[] json(StoredEvent event) {
        var out = new ByteArrayOutputStream(event.payload().length + 128);
        member(out, "{\"type\":", quoted(event.type()));
        member(out, ",\"at\":", quoted(event.at().toString()));
        member(out, ",\"by\":", quoted(event.by()));
        if (event.codec() == Codec.JSON) {
            member(out, ",\"data\":", event.payload());
        } else {
            member(out, ",\"bytes\":", quoted(Base64.getEncoder().encodeToString(event.payload())));
        }
        out.write('}');
        return out.toByteArray();
    }

    private byte[] quoted(String text) {
        return codecs.of(StoredEvent.class).write(text);
    }

    private static void member(ByteArrayOutputStream out, String name, byte[] value) {
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(value);
    }
}
