package stoa.api.access;

import java.util.regex.Pattern;

/**
 * What is to be done, as {@code <area>.<verb>}: {@code debate.speak}, {@code plugins.swap}.
 *
 * <p>The platform derives some by rule: sending command {@code t} to a stream of kind {@code k} is {@code k.t}; watching a
 * channel of kind {@code k}, and reading its history or state, is {@code k.watch}; publishing to an ephemeral channel is
 * {@code k.publish}; an operation's action is its name.
 */
public record Action(String text) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-zA-Z0-9-]*)+");

    public Action {
        if (text.length() > 80 || !SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("Action '" + text + "' must look like debate.speak");
        }
    }

    /** The part before the first dot. */
    public String area() {
        return text.substring(0, text.indexOf('.'));
    }

    @Override
    public String toString() {
        return text;
    }
}
