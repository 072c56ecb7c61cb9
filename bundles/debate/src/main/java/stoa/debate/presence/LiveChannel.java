package stoa.debate.presence;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import stoa.api.channel.ChannelKind;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Memory;

/** The channel {@code live:<debate>}: that somebody in a seat is typing, and how much; never what. */
@Component(service = ChannelKind.class)
public final class LiveChannel implements ChannelKind {
    private static final int LONGEST = 80;
    private static final Pattern TYPING = Pattern.compile(
            "\\s*\\{\\s*\"typing\"\\s*:\\s*(true|false)\\s*," + "\\s*\"chars\"\\s*:\\s*\\d{1,5}\\s*}\\s*");

    @Override
    public String kind() {
        return "live";
    }

    @Override
    public Memory memory() {
        return Memory.NONE;
    }

    @Override
    public boolean accept(ChannelName channel, byte[] json) {
        return json.length <= LONGEST
                && TYPING.matcher(new String(json, StandardCharsets.UTF_8)).matches();
    }
}
